using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>Devices are called by their id, or by their number: D-17.</summary>
internal static class DeviceIds
{
    /// <summary>The id meant; the empty one, which no device has, when there is no such number.</summary>
    public static async Task<Guid> IdOf(this DevicesDb db, string idOrNumber, CancellationToken ct)
    {
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) return id;
        return DeviceNumber.TryParse(idOrNumber, out var number)
            ? await db.Devices.Where(d => d.Number == number).Select(d => d.Key).SingleOrDefaultAsync(ct)
            : Guid.Empty;
    }

    public static async Task<Device?> FindDevice(this DevicesDb db, string idOrNumber, CancellationToken ct)
    {
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) return await db.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.Key == id, ct);
        return DeviceNumber.TryParse(idOrNumber, out var number) ? await db.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, ct) : null;
    }

    /// <summary>What an import registered or changed.</summary>
    public static Task<HashSet<Guid>> DevicesOfImport(this DevicesDb db, Guid import, CancellationToken ct) =>
        db.EditedDevices.AsNoTracking().Where(e => db.Edits.Any(edit => edit.Id == e.EditId && edit.ImportId == import)).Select(e => e.Device).ToHashSetAsync(ct);

    public static Task<bool> HasType(this DevicesDb db, Guid id, CancellationToken ct) => db.Types.AnyAsync(t => t.Key == id && t.RemovedAt == null, ct);
    public static Task<bool> HasGroup(this DevicesDb db, Guid id, CancellationToken ct) => db.Groups.AnyAsync(g => g.Key == id && g.RemovedAt == null, ct);
}
