using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Live;

namespace Platform.Hosting.Privacy;

/// <summary>Makes the platform forget: a person, whose key goes last, or a whole tenant.</summary>
public sealed class Erasure(IEnumerable<IPersonalDataSource> sources, IEnumerable<ITenantEraser> erasers, PersonKeys keys, Databases databases, Call call)
{
    /// <summary>Erases a person of the caller's tenant. A process killed halfway begins again, which does no harm.</summary>
    public async Task ErasePerson(PersonInQuestion person, Action<double> progress, CancellationToken ct)
    {
        var (done, all) = (0, sources.OrderBy(s => s.Order).ToList());
        foreach (var source in all)
        {
            await source.Erase(person, ct);
            progress((double)++done / (all.Count + 1));
        }

        await keys.Destroy(call.Tenant, person.Id, ct);
    }

    /// <summary>Erases everything of a tenant: rows of all tables, the journal among them, and what modules keep elsewhere.</summary>
    public async Task EraseTenant(TenantId tenant, CancellationToken ct)
    {
        foreach (var eraser in erasers) await eraser.Erase(tenant, ct);
        await using var erase = databases.System.CreateCommand("select platform.erase_tenant($1)");
        erase.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Value });
        erase.CommandTimeout = 0;
        await erase.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>What the shell keeps of a tenant outside the tables: archives, and open connections.</summary>
internal sealed class ShellEraser(ArchiveFolder archives, ILiveConnections connections) : ITenantEraser
{
    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        archives.Forget(tenant);
        connections.Close(who => who.HasClaim(Http.CallClaims.Tenant, tenant.ToString()));
        return Task.CompletedTask;
    }
}
