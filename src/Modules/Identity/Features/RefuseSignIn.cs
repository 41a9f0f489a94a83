using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Records that somebody gave a wrong password or code, and that it was once too often.</summary>
internal static class RefuseSignIn
{
    public static Decision<UserEvent> Decide(string address, DateTimeOffset? lockedUntil, DateTimeOffset now, bool codeWrong = false) => lockedUntil > now
        ? [new SignInRefused(address, codeWrong), new UserLockedOut(Instant.Truncate(lockedUntil.Value))]
        : new SignInRefused(address, codeWrong);
}
