import Manual
import Pages
import Vocabulary

extension Texts {
    /// What a rule of the manual says, in words.
    public func words(_ statement: Statement) -> String { text(statement.key, statement.about.map(words)) }

    private func words(_ term: Statement.Term) -> String {
        switch term {
        case .text(let text): text
        case .names(let names): names.map { $0[language] }.joined(separator: self["rule.comma"])
        case .span(let span, let time): words(span, counted: time)
        case .statement(let statement): words(statement)
        case .statements(let statements): statements.map(words).joined(separator: self["rule.semicolon"])
        }
    }

    private func words(_ span: Duration, counted time: TimeKind) -> String {
        switch time {
        case .elapsed: words(span)
        case .serviceHours: self["rule.counted-as", words(span), self["rule.time-service-hours"]]
        case .serviceDay:
            span.milliseconds % 86_400_000 == 0
                ? self["rule.service-days", String(span.milliseconds / 86_400_000)]
                : self["rule.counted-as", words(span), self["rule.time-service-day"]]
        }
    }

    /// Up to three days in hours, so that nobody takes a day by the clock for a day of service.
    private func words(_ span: Duration) -> String {
        let seconds = span.milliseconds / 1000
        return switch seconds {
        case _ where seconds % 86400 == 0 && seconds > 3 * 86400: self["rule.days", String(seconds / 86400)]
        case _ where seconds % 3600 == 0: self["rule.hours", String(seconds / 3600)]
        case _ where seconds % 60 == 0: self["rule.minutes", String(seconds / 60)]
        default: self["rule.seconds", String(seconds)]
        }
    }
}
