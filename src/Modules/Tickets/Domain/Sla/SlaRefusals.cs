namespace Platform.Tickets.Domain.Sla;

internal static class SlaRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("sla-policy.not-found", "There is no such policy; GET /v1/sla-policies lists them.");
    public static readonly Refusal Nameless = Refusal.Invalid("sla-policy.nameless", $"A policy has a name of 1 to {SlaPolicy.LongestName} characters.");
    public static readonly Refusal NameTaken = Refusal.Conflict("sla-policy.name-taken", "There is a policy of this name already.");
    public static readonly Refusal Twice = Refusal.Conflict("sla-policy.criteria-taken", "There is a policy for the same customer, site, category and priority already; change that one, so that it is clear which holds.");
    public static readonly Refusal UnknownCalendar = Refusal.Invalid("sla-policy.unknown-calendar", "There is no such calendar; GET /v1/calendars lists them.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("sla-policy.unknown-site", "There is no such site; GET /v1/sites lists them.");
    public static readonly Refusal UnknownCategory = Refusal.Invalid("sla-policy.unknown-category", "There is no such category; GET /v1/ticket-settings lists them.");
    public static readonly Refusal TooMany = Refusal.Conflict("sla-policy.too-many", "A company has at most 200 policies; remove one that is not needed any more.");
    public static readonly Refusal NoTarget = Refusal.Invalid("sla.no-target", "A policy that promises nothing is none. Give it a target for the first response, the next response or the resolution.");
    public static readonly Refusal TargetOutOfRange = Refusal.Invalid("sla.target-out-of-range", $"A target is more than nothing and at most {SlaPolicy.LongestTarget.TotalDays:0} days of open time.");
    public static readonly Refusal WarningOutOfRange = Refusal.Invalid("sla.warning-out-of-range", $"Warnings are parts of the target between 0 and 1, such as 0.8; a policy has at most {SlaPolicy.MostWarnings}.");
    public static readonly Refusal NoPause = Refusal.Invalid("sla.no-pause", "Clocks can pause while waiting for the requester (waitingForRequester) and on hold (onHold). They always stop when a ticket is resolved or merged.");
}
