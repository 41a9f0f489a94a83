using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>Gives a user another password, and with it: no older session, no mailed link and no remembered browser is good any more.</summary>
internal sealed class Passwords(
    IdentityDb db, UserManager<Credential> credentials, IPasswordHasher<Credential> hasher, Ledger<User, UserEvent> users, Ledger<Session, SessionEvent> sessions, JournalPulse pulse)
{
    /// <summary>Answers which sessions it ended, for the caller to tell once; all or nothing happens.</summary>
    public async Task<Outcome<IReadOnlyList<Guid>>> Set(User user, Credential credential, string password, bool byMail, Guid? keep, CancellationToken ct)
    {
        if (await Weakness(credential, password) is { } weak) return weak;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        credential.PasswordHash = hasher.HashPassword(credential, password);
        credential.SecurityStamp = Guid.NewGuid().ToString();
        (credential.AccessFailedCount, credential.LockoutEnd) = (0, null);
        credential.Touch();
        db.RemoveRange(await db.RememberedDevices.Where(d => d.UserId == user.Key).ToListAsync(ct));
        var changed = await users.Change(user.Key, user.Version, _ => new PasswordChanged(byMail), ct);
        if (changed.Refusal is { } refusal) return refusal;

        var ended = await EndSession.All(user.Key, keep, SessionEnding.PasswordChanged, db, sessions, ct);
        await transaction.CommitAsync(ct);
        pulse.Beat();
        return new(ended, null);
    }

    private async Task<Refusal?> Weakness(Credential credential, string password)
    {
        var errors = new List<string>();
        foreach (var validator in credentials.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(credentials, credential, password)).Errors.Select(e => e.Description));
        return errors.Count > 0 ? UserRefusals.PasswordWeak(string.Join(" ", errors)) : null;
    }
}
