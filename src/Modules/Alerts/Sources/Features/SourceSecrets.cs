using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Sources.Intake;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Mail;
using Platform.Hosting.Secrets;

namespace Platform.Alerts.Sources.Features;

/// <summary>Makes what a source has to show; saved with whatever is saved next. A token is kept as its hash, a key that signs is sealed.</summary>
internal sealed class SourceSecrets(AlertsDb db, ISecrets secrets, PublicAddress address)
{
    public async Task<SourceSecretView> Make(Guid source, SourceSignIn signIn, CancellationToken ct)
    {
        var secret = SourceCredentials.NewToken();
        db.SourceSecrets.Add(new() { Tenant = db.Tenant, Id = source, Hash = Hash(signIn, secret), Secret = await Sealed(signIn, secret, ct) });
        return View(source, signIn, secret, null);
    }

    /// <summary>Puts another in its place; the old one holds as long as is said.</summary>
    public async Task<SourceSecretView> Replace(Guid source, SourceSignIn before, SourceSignIn signIn, TimeSpan keepOld, CancellationToken ct)
    {
        var (secret, kept) = (SourceCredentials.NewToken(), await db.SourceSecrets.SingleAsync(s => s.Id == source, ct));
        DateTimeOffset? until = keepOld > TimeSpan.Zero && before == signIn ? db.Call.Now + keepOld : null;
        (kept.OldHash, kept.OldSecret, kept.OldUntil) = until is null ? (null, null, null) : (kept.Hash, kept.Secret, until);
        (kept.Hash, kept.Secret) = (Hash(signIn, secret), await Sealed(signIn, secret, ct));
        return View(source, signIn, secret, until);
    }

    private static byte[]? Hash(SourceSignIn signIn, string secret) => signIn is SourceSignIn.Token ? SourceCredentials.HashOf(secret) : null;

    private async Task<string?> Sealed(SourceSignIn signIn, string secret, CancellationToken ct) =>
        signIn is SourceSignIn.Signature ? await secrets.Seal(db.Tenant, SourceSecret.Keys.Purpose, Encoding.UTF8.GetBytes(secret), ct) : null;

    private SourceSecretView View(Guid source, SourceSignIn signIn, string secret, DateTimeOffset? oldUntil)
    {
        var path = AlertSources.PathOf(source);
        return new(source, signIn, address.Page(path), secret, signIn is SourceSignIn.Token ? address.Page($"{path}?token={secret}") : null, oldUntil);
    }
}
