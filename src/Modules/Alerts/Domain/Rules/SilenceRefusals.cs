namespace Platform.Alerts.Domain.Rules;

internal static class SilenceRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("silence.not-found", "There is no such silence.");
    public static readonly Refusal Over = Refusal.Conflict("silence.over", "The silence is over already.");
    public static readonly Refusal EndsInThePast = Refusal.Invalid("silence.ends-in-the-past", "The end time can't be in the past.");
    public static readonly Refusal EndsBeforeStart = Refusal.Invalid("silence.ends-before-start", "The start time must be before the end time.");
    public static readonly Refusal TooLong = Refusal.Invalid("silence.too-long", "A silence ends within a year.");
    public static readonly Refusal NoMatchers = Refusal.Invalid("silence.no-matchers", $"A silence has 1 to {Matchers.Most} matchers.");
    public static readonly Refusal Unexplained = Refusal.Invalid("silence.unexplained", "A silence over everything needs a comment that says why, and ends within a day.");
    public static Refusal BadMatcher(string why) => Refusal.Invalid("silence.matcher", why);
}
