using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>A tenant's device types; the built-in ones are there from the first time anyone looks.</summary>
internal static class DeviceTypes
{
    public static async Task<List<DeviceType>> All(DevicesDb db, CancellationToken ct)
    {
        var types = await Read(db, ct);
        if (types.Count > 0) return types;

        db.Types.AddRange(DeviceType.BuiltIn(db.Tenant, db.Call.Now));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear(); // someone else looked first
        }

        return await Read(db, ct);
    }

    private static Task<List<DeviceType>> Read(DevicesDb db, CancellationToken ct) => db.Types.AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Name).ToListAsync(ct);
}
