using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Platform.Devices.Inventory;

/// <summary>Reads, as soon as the process is there, the devices of tenants that lately looked at theirs, so that the first list after a restart waits for nothing.</summary>
internal sealed class WarmInventories(DeviceInventory inventory, ListUses uses, TimeProvider time, ILogger<WarmInventories> log) : BackgroundService
{
    private const int MostTenants = 20;

    // Some two hundred megabytes; whoever has more is read when they look.
    private const long MostDevices = 300_000;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try { await Run(stoppingToken); }
        catch (NpgsqlException e) { log.LogWarning(e, "The devices of tenants that lately looked at theirs could not be read ahead; their first list reads them."); }
        catch (OperationCanceledException) { } // the process ends
    }

    /// <summary>Answers how many tenants' devices are at hand.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var (tenants, devices) = (0, 0L);
        foreach (var (tenant, count) in await uses.Since(time.GetUtcNow() - Lately, MostTenants, ct))
        {
            if (devices + count > MostDevices) continue;
            await inventory.Load(tenant, ct);
            (tenants, devices) = (tenants + 1, devices + count);
        }

        return tenants;
    }
}
