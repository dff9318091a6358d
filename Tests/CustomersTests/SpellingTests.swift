import Storage
import Testing

@testable import Customers

@Suite("D2 · How a name is spelled for finding")
struct SpellingTests {
    @Test(arguments: [
        ("王小明", "王小明", "wangxiaoming", "wxm"), ("王 小明", "王小明", "wangxiaoming", "wxm"),
        ("王女士", "王女士", "wangnvshi", "wns"), ("吕略", "吕略", "lvlve", "ll"), ("呂布", "吕布", "lvbu", "lb"),
        ("曾国藩", "曾国藩", "zengguofan", "zgf"), ("單雄信", "单雄信", "shanxiongxin", "sxx"), ("单于丹", "单于丹", "chanyudan", "cyd"),
        ("尉迟恭", "尉迟恭", "yuchigong", "ycg"), ("解小单", "解小单", "xiexiaodan", "xxd"), ("沈万三", "沈万三", "shenwansan", "sws"),
        ("贾宝玉", "贾宝玉", "jiabaoyu", "jby"), ("Li Wang", "liwang", "liwang", "lw"),
        ("José Müller", "josemuller", "josemvller", "jm"),
        ("Ｏ’Neil", "oneil", "oneil", "on"), ("张三 Sam", "张三sam", "zhangsansam", "zss"), ("😖", "", "", ""),
        ("阿里·买买提", "阿里买买提", "alimaimaiti", "almmt"),
    ])
    func `as written, in pinyin and by initials`(name: String, folded: String, pinyin: String, initials: String) {
        let spelling = Spelling(person: name)
        #expect([spelling.folded, spelling.pinyin, spelling.initials] == [folded, pinyin, initials])
    }

    @Test(arguments: [("单县化工", "danxianhuagong"), ("解放路店", "jiefangludian"), ("曾经科技", "cengjingkeji")])
    func `an organisation has no surname`(name: String, pinyin: String) {
        #expect(Spelling(organisation: name).pinyin == pinyin)
    }

    /// The hundred most frequent surnames, read as people read them.
    @Test(arguments: [
        ("王李张刘陈杨黄赵吴周", "wang li zhang liu chen yang huang zhao wu zhou"),
        ("徐孙马朱胡郭何林高罗", "xu sun ma zhu hu guo he lin gao luo"),
        ("郑梁谢宋唐许韩邓冯曹", "zheng liang xie song tang xu han deng feng cao"),
        ("彭曾肖田董潘袁蔡蒋余", "peng zeng xiao tian dong pan yuan cai jiang yu"),
        ("于杜叶程魏苏吕丁任卢", "yu du ye cheng wei su lv ding ren lu"),
        ("姚沈钟姜崔谭陆范汪廖", "yao shen zhong jiang cui tan lu fan wang liao"),
        ("石金韦贾夏付方邹熊白", "shi jin wei jia xia fu fang zou xiong bai"),
        ("孟秦邱侯江尹薛闫段雷", "meng qin qiu hou jiang yin xue yan duan lei"),
        ("龙史陶黎贺顾毛郝龚邵", "long shi tao li he gu mao hao gong shao"),
        ("万钱严覃武戴莫孔向汤", "wan qian yan qin wu dai mo kong xiang tang"),
    ])
    func `the frequent surnames are read right`(names: String, readings: String) {
        #expect(names.map { Spelling(person: String($0)).pinyin } == readings.split(separator: " ").map(String.init))
    }
}
