namespace Platform.Identity.Domain;

internal static class DataRequestRefusals
{
    public static readonly Refusal NoSuchPerson = Refusal.NotFound("user.not-found", "There is no such user.");
    public static readonly Refusal PersonNeeded = Refusal.Invalid("data-request.person-needed", "Say whom it is about: personId.");
    public static readonly Refusal NobodyToName = Refusal.Invalid("data-request.nobody-to-name", "An archive of the whole company is about nobody in particular; leave personId out.");
    public static readonly Refusal Yourself = Refusal.Conflict("data-request.yourself", "You cannot erase yourself while you are signed in; ask another administrator.");
    public static readonly Refusal NoArchive = Refusal.NotFound("data-request.no-archive", "There is no archive: it is not ready yet, has expired, or was never asked for.");
}
