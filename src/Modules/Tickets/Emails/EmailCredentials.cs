using System.Security.Cryptography;
using System.Text;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Secrets;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>Finds the mailbox a provider posts to, and checks that it is its provider. Secrets are in headers and bodies, never in an address that would be logged.</summary>
internal sealed class EmailCredentials(Databases databases, ISecrets secrets, TimeProvider time)
{
    public const string User = "mail";

    /// <summary>The mailbox, whose tenant nobody has said yet.</summary>
    public async Task<Mailbox?> Find(Guid id, EmailProvider provider, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select tenant, address, password_hash, signing_key, reply_key, created_at from tickets.mailboxes where id = $1 and provider = $2");
        find.Parameters.AddWithValue(id);
        find.Parameters.AddWithValue((short)provider);
        await using var row = await find.ExecuteReaderAsync(ct);
        return !await row.ReadAsync(ct) ? null : new()
        {
            Tenant = new(row.GetGuid(0)), Id = id, Provider = provider, Address = row.GetString(1), PasswordHash = row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
            SigningKey = row.IsDBNull(3) ? null : row.GetString(3), ReplyKey = row.GetString(4), CreatedAt = row.GetFieldValue<DateTimeOffset>(5),
        };
    }

    /// <summary>Whether this is the password of the mailbox, as HTTP basic authentication (RFC 7617) shows it.</summary>
    public static bool IsOwn(Mailbox mailbox, string authorization)
    {
        if (BasicCredentials.Of(authorization) is not { } shown) return false;
        var password = shown.User == User ? shown.Password : "";
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(password)), mailbox.PasswordHash);
    }

    /// <summary>Whether Mailgun signed the form with the mailbox's key.</summary>
    public async Task<bool> IsSigned(Mailbox mailbox, InboundForm form, CancellationToken ct) => mailbox.SigningKey is { } key
        && MailgunForm.IsSigned(form, await secrets.Open(mailbox.Tenant, Mailbox.SigningKeys.Purpose, key, ct), time.GetUtcNow());
}
