using Microsoft.AspNetCore.Identity;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>Whose account an e-mail address is, across tenants: for those who have not signed in yet. What it answers must not show in an answer to them.</summary>
internal sealed class Accounts(Databases databases, ILookupNormalizer normalizer)
{
    public string Normalize(string email) => normalizer.NormalizeEmail(email.Trim());

    public async Task<(TenantId Tenant, ActorId User)?> Find(string normalizedEmail, CancellationToken ct)
    {
        await using var find = databases.App.CreateCommand("select tenant, user_id from identity.find_sign_in($1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = normalizedEmail });
        await using var rows = await find.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new(rows.GetGuid(0)), new(rows.GetGuid(1))) : null;
    }
}
