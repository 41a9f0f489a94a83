using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Secrets;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>Whether somebody who knows the password has shown enough.</summary>
internal enum FactorVerdict { Passed, Missing, Wrong }

/// <summary>Weighs what is shown beside the password: a code of the authenticator app, a recovery code, or a browser that was remembered.</summary>
internal sealed class SecondFactor(ISecrets secrets)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const string Purpose = "authenticator";

    /// <summary>The columns in which keys of authenticator apps lie sealed.</summary>
    public static readonly SealedColumn[] Sealed =
    [
        new("identity.credentials", "id", "authenticator_key", Purpose), new("identity.credentials", "id", "pending_authenticator_key", Purpose),
    ];

    public ValueTask<string> Seal(TenantId tenant, byte[] key, CancellationToken ct) => secrets.Seal(tenant, Purpose, key, ct);

    /// <summary>Null when the key that sealed it is lost.</summary>
    public async ValueTask<byte[]?> Open(TenantId tenant, string? sealedKey, CancellationToken ct)
    {
        try { return sealedKey is null ? null : await secrets.Open(tenant, Purpose, sealedKey, ct); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>Marks what was shown as used; that is saved with what the caller records.</summary>
    public async Task<(FactorVerdict Verdict, SignInMethod Method)> Weigh(Credential credential, Attempt attempt, IdentityDb db, CancellationToken ct)
    {
        if (!credential.TwoFactorEnabled) return (FactorVerdict.Passed, SignInMethod.Password);
        if (await Recognise(credential, attempt, db, ct)) return (FactorVerdict.Passed, SignInMethod.PasswordOnRememberedDevice);
        if (attempt.Code is not { Length: > 0 } code) return (FactorVerdict.Missing, default);

        if (Accept(credential, await Open(credential.Tenant, credential.AuthenticatorKey, ct), code, db.Call.Now)) return (FactorVerdict.Passed, SignInMethod.PasswordAndCode);
        if (RecoveryCodes.Redeem(credential.RecoveryCodes, code) is not { } left) return (FactorVerdict.Wrong, default);

        credential.RecoveryCodes = left;
        credential.Touch();
        return (FactorVerdict.Passed, SignInMethod.PasswordAndRecoveryCode);
    }

    /// <summary>Takes a code once.</summary>
    public static bool Accept(Credential credential, byte[]? key, string code, DateTimeOffset now)
    {
        var digits = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (key is null || digits.Length != Totp.Digits || Totp.Accept(key, digits, now, credential.AuthenticatorStep) is not { } step) return false;
        credential.AuthenticatorStep = step;
        credential.Touch();
        return true;
    }

    /// <summary>Does not ask this browser again for thirty days; answers what it has to show.</summary>
    public static PresentedToken Remember(Credential credential, Attempt attempt, IdentityDb db)
    {
        var (token, now) = (PresentedToken.New(PresentedToken.Device), db.Call.Now);
        db.Add(new RememberedDevice
        {
            Tenant = db.Tenant, Id = Guid.CreateVersion7(now), UserId = credential.Id, Hash = token.Hash, Name = attempt.Device, Address = attempt.From,
            RememberedAt = now, LastUsedAt = now, ExpiresAt = now + Remembered,
        });
        return token;
    }

    private static async Task<bool> Recognise(Credential credential, Attempt attempt, IdentityDb db, CancellationToken ct)
    {
        if (PresentedToken.Parse(PresentedToken.Device, attempt.DeviceToken) is not { Hash: var hash }) return false;
        var device = await db.RememberedDevices.SingleOrDefaultAsync(d => d.UserId == credential.Id && d.Hash == hash && d.ExpiresAt > db.Call.Now, ct);
        if (device is null) return false;
        device.LastUsedAt = db.Call.Now;
        return true;
    }
}
