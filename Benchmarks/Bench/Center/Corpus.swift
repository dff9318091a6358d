/// Requests as customers write them, made up: about 60 tokens each, the same for the same seed.
enum Corpus {
    static func texts(_ count: Int, seed: UInt64) -> [String] {
        var dice = Dice(state: seed)
        return (0..<count).map { _ in text(&dice) }
    }

    private static func text(_ dice: inout Dice) -> String {
        let order = "A" + String(1_000_000 + dice.below(9_000_000))
        let place = String(
            String.UnicodeScalarView((0..<3).compactMap { _ in Unicode.Scalar(0x4E00 + dice.below(0x1500)) }))
        return dice.pick(things) + dice.pick(times) + dice.pick(faults) + "，订单 \(order)，" + dice.pick(wishes)
            + "，地址\(place)路。"
    }

    private static let things = [
        "客厅的路由器", "新买的打印机", "办公室的投影仪", "企业邮箱", "手机客户端", "电子发票", "会员积分", "智能门锁", "蓝牙耳机", "扫地机器人",
        "后台管理账号", "短信验证码", "退款申请", "快递包裹", "空调遥控器", "监控摄像头", "电动牙刷", "净水器滤芯", "云盘同步", "收银系统",
        "考勤机", "优惠券", "视频会议", "电视机顶盒", "笔记本电脑", "保修合同", "地图导航", "语音助手", "支付密码", "上门安装预约",
    ]
    private static let times = [
        "从昨天晚上开始", "升级以后", "最近三天", "换了网络之后", "每次重启", "今天上午突然", "用了不到一周就", "节假日期间", "打雷停电以后", "搬家后一直",
        "连续两个月", "付款成功后", "联系过一次客服还是", "按说明书操作仍然", "同事和我都发现",
    ]
    private static let faults = [
        "连不上无线网络", "打印出来全是空白", "一直提示密码错误", "收不到任何邮件", "页面打开特别慢", "显示余额不对", "充电灯不亮", "声音断断续续", "自动关机", "无法下载附件",
        "没有到账", "数据丢失了一部分", "屏幕闪烁发热", "找不到设备", "重复扣费两次", "导出表格格式混乱", "登录后闪退", "配送状态不更新", "漏水滴到地板", "指纹识别失灵",
    ]
    private static let wishes = [
        "请尽快派人上门检查", "希望今天之内解决", "麻烦告诉我怎么处理", "要求换一台新的", "请核对之后退款", "想了解保修政策", "请主管给我回电", "能否远程协助设置", "请补发一份说明",
        "希望给出书面答复",
    ]
}

/// Numbers that look thrown and are the same in every run (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func pick(_ words: [String]) -> String { words[below(words.count)] }
}
