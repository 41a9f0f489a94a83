namespace Platform.Alerts.OnCall.Records;

internal static class OnCallRefusals
{
    public static readonly Refusal NoSchedule = Refusal.NotFound("on-call-schedule.not-found", "There is no such schedule.");
    public static readonly Refusal NoOverride = Refusal.NotFound("on-call-override.not-found", "There is no such override.");
    public static readonly Refusal NoFeed = Refusal.NotFound("on-call-feed.not-found", "There is no such calendar feed.");
    public static readonly Refusal NoPolicy = Refusal.NotFound("escalation-policy.not-found", "There is no such escalation policy.");
    public static readonly Refusal Nameless = Refusal.Invalid("on-call.nameless", "Give it a name.");
    public static readonly Refusal NameTaken = Refusal.Conflict("on-call.name-taken", "Another one has this name.");
    public static readonly Refusal TooMany = Refusal.Invalid("on-call.too-many", "A company has at most 200 of these; remove one that is not used.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("on-call.unknown-person", "Nobody who works here has this id; GET /v1/users lists people.");
    public static readonly Refusal UnknownSchedule = Refusal.Invalid("on-call.unknown-schedule", "A step calls a schedule there is none of.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("on-call.unknown-site", "There is no site of this id; GET /v1/sites lists sites.");
    public static readonly Refusal TooManyFeeds = Refusal.Invalid("on-call-feed.too-many", "A person has at most 20 calendar feeds; revoke one that is not read any more.");
    public static readonly Refusal NoStretch = Refusal.Invalid("on-call-override.no-stretch", "An override ends later than it begins, and within three months.");
    public static readonly Refusal Past = Refusal.Invalid("on-call-override.past", "What is over has happened already; an override ends in the future.");
    public static readonly Refusal ShiftMoved = Refusal.Conflict("on-call.shift-moved", "Somebody else is on call then by now; look at the schedule again.");
    public static readonly Refusal OwnShift = Refusal.Conflict("on-call.own-shift", "This is your shift already.");
    public static readonly Refusal NoPersonHere = Refusal.Forbidden("on-call.no-person", "Only a person takes a shift; an API key makes an override that names one.");
    public static readonly Refusal NotYours = Refusal.Forbidden("on-call-override.not-yours", "Somebody else arranged this; it takes the permission alerts.on-call to take it back.");
    public static readonly Refusal BadRange = Refusal.Invalid("on-call.range", "Shifts are shown of at most 100 days between the years 2000 and 2098.");

    public static Refusal NoPlan(string why) => Refusal.Invalid("on-call-schedule.invalid", why);
    public static Refusal NoSteps(string why) => Refusal.Invalid("escalation-policy.invalid", why);
    public static Refusal ScheduleInUse(string policy) => Refusal.Conflict("on-call-schedule.in-use", $"The escalation policy “{policy}” calls this schedule; change that first.");
    public static Refusal SiteTaken(string policy) => Refusal.Conflict("escalation-policy.site-taken", $"At one of these sites “{policy}” holds already; a site has one policy.");
}
