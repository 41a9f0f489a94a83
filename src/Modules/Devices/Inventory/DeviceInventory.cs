using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Hosting.Privacy;
using Platform.Twins;

namespace Platform.Devices.Inventory;

/// <summary>
/// The devices of tenants that somebody looks at, in memory, so that a list of a hundred thousand is filtered, counted and scrolled at once.
/// Told of what changes in this process, and compared with the database for what changes in others; the rows stay the truth.
/// </summary>
internal sealed class DeviceInventory(InventoryRows rows, ListUses uses, TimeProvider time, ILogger<DeviceInventory> log) : ITenantEraser
{
    /// <summary>How long a change made by another process may go unnoticed.</summary>
    public static readonly TimeSpan RecordStaleness = TimeSpan.FromSeconds(2), StandingStaleness = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(30);

    // What this process saw itself, the database may not have been told yet.
    private static readonly TimeSpan TrustOwnEyes = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<TenantId, TenantInventory> _tenants = new();

    public ValueTask<TenantInventory> Of(TenantId tenant, CancellationToken ct)
    {
        uses.Record(tenant);
        return Load(tenant, ct);
    }

    /// <summary>Has it at hand before anybody asks.</summary>
    public async ValueTask<TenantInventory> Load(TenantId tenant, CancellationToken ct)
    {
        var inventory = _tenants.GetOrAdd(tenant, static _ => new());
        var now = inventory.UsedAt = time.GetUtcNow();
        if (inventory.StandingsReadAt == default) await ReadAll(tenant, inventory, ct);
        else if (now - inventory.RecordsReadAt > RecordStaleness) await ReadRecords(tenant, inventory, ct);
        if (now - inventory.StandingsReadAt > StandingStaleness) _ = ReadAside(tenant, inventory);
        return inventory;
    }

    /// <summary>Whether whoever looks now waits for nothing.</summary>
    public bool Has(TenantId tenant) => _tenants.TryGetValue(tenant, out var inventory) && inventory.StandingsReadAt != default;

    /// <summary>Takes note of changes made here, after they were committed.</summary>
    public void Learn(IEnumerable<Device> devices)
    {
        foreach (var tenant in devices.GroupBy(d => d.Tenant))
            if (_tenants.TryGetValue(tenant.Key, out var inventory)) inventory.Put(tenant.Select(ListedDevice.Of));
    }

    /// <summary>Takes note of how a device stands whose twin lives here.</summary>
    public void See(TwinKey key, DeviceTwin twin)
    {
        if (_tenants.TryGetValue(key.Tenant, out var inventory) && inventory.Find(key.Id) is { } device)
            device.Standing.See(Glance.Of(twin), time.GetUtcNow().UtcTicks);
    }

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        _tenants.TryRemove(tenant, out _);
        return Task.CompletedTask;
    }

    // Records and standings at the same time: whoever looks first waits for all of it.
    private async Task ReadAll(TenantId tenant, TenantInventory inventory, CancellationToken ct)
    {
        await inventory.Reading.WaitAsync(ct);
        try
        {
            if (inventory.StandingsReadAt != default) return;
            var now = time.GetUtcNow();
            var standings = Task.Run(() => rows.Standings(tenant, ct), ct);
            var (devices, mark) = await rows.ChangedSince(tenant, null, ct);
            inventory.Put(devices);
            Take(inventory, await standings, now);
            (inventory.Mark, inventory.RecordsReadAt, inventory.StandingsReadAt) = (mark, now, now);
            Forget(now);
        }
        finally { inventory.Reading.Release(); }
    }

    private async Task ReadRecords(TenantId tenant, TenantInventory inventory, CancellationToken ct)
    {
        await inventory.Reading.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (now - inventory.RecordsReadAt <= RecordStaleness) return;
            var (changed, mark) = await rows.ChangedSince(tenant, inventory.Mark, ct);
            inventory.Put(changed);
            (inventory.Mark, inventory.RecordsReadAt) = (mark, now);
            Forget(now);
        }
        finally { inventory.Reading.Release(); }
    }

    private async Task ReadStandings(TenantId tenant, TenantInventory inventory, CancellationToken ct)
    {
        await inventory.Reading.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (now - inventory.StandingsReadAt <= StandingStaleness) return;
            Take(inventory, await rows.Standings(tenant, ct), now);
            inventory.StandingsReadAt = now;
        }
        finally { inventory.Reading.Release(); }
    }

    private static void Take(TenantInventory inventory, List<SavedStanding> saved, DateTimeOffset now)
    {
        var trusted = (now - TrustOwnEyes).UtcTicks;
        foreach (var row in saved)
            if (inventory.Find(row.Device)?.Standing is { } standing && standing.ToldTicks < trusted) standing.See(row.Glance);
    }

    // Whoever asks meanwhile is answered with what is known; nobody waits for what is a few seconds newer.
    private async Task ReadAside(TenantId tenant, TenantInventory inventory)
    {
        if (inventory.Reading.CurrentCount == 0) return;
        try { await ReadStandings(tenant, inventory, CancellationToken.None); }
        catch (Exception e) { log.LogWarning(e, "How the devices of {Tenant} stand could not be read; lists show what was known before.", tenant); }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (tenant, inventory) in _tenants)
            if (now - inventory.UsedAt > ForgetAfter) _tenants.TryRemove(tenant, out _);
    }
}
