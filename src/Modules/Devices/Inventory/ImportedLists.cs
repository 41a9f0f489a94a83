using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Features;
using Platform.Devices.Storage;

namespace Platform.Devices.Inventory;

/// <summary>What imports registered or changed, kept for who scrolls through it: it is read again once an edit of the import came, or was forgotten.</summary>
internal sealed class ImportedLists
{
    private const int Most = 16; // of a hundred thousand devices, some three megabytes each

    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Import), (Extent Extent, IReadOnlySet<Guid> Devices)> _known = new();

    public async Task<IReadOnlySet<Guid>> Of(DevicesDb db, Guid import, CancellationToken ct)
    {
        // First how far it has come: what is read after that may be more, and is then read once more than it need be.
        var extent = await db.Edits.AsNoTracking().Where(e => e.ImportId == import).GroupBy(_ => 1)
            .Select(edits => new Extent(edits.Count(), edits.Sum(e => (long)e.Changed))).SingleOrDefaultAsync(ct);
        if (extent is null) return new HashSet<Guid>();
        if (_known.TryGetValue((db.Tenant, import), out var known) && known.Extent == extent) return known.Devices;

        var devices = await db.DevicesOfImport(import, ct);
        if (_known.Count >= Most) _known.Clear();
        _known[(db.Tenant, import)] = (extent, devices);
        return devices;
    }

    /// <summary>How many edits it is made of, and how many changes they are.</summary>
    private sealed record Extent(int Edits, long Changes);
}
