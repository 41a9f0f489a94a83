using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Shows a tenant's device types; the built-in ones are there from the first time anyone looks.</summary>
internal static class DeviceTypes
{
    public static async Task<List<DeviceType>> All(DevicesDb db, CancellationToken ct)
    {
        var types = await Read(db, ct);
        if (types.Count > 0) return types;

        var builtIn = DeviceType.BuiltIn(db.Tenant, db.Call.Now);
        db.Types.AddRange(builtIn);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // someone else looked first
        }

        foreach (var type in builtIn) db.Entry(type).State = EntityState.Detached;
        return await Read(db, ct);
    }

    public static Task<int> CountOf(DevicesDb db, Guid type, CancellationToken ct) => db.Devices.CountAsync(d => d.TypeId == type && d.DecommissionedAt == null, ct);

    public static void Map(IEndpointRouteBuilder types)
    {
        types.MapGet("", List).WithName("ListDeviceTypes").WithSummary("List device types").RequirePermission(DevicesPermissions.Read.Name);
        types.MapGet("/{id:guid}", Get).WithName("GetDeviceType").WithSummary("Get a device type").RequirePermission(DevicesPermissions.Read.Name);
    }

    private static async Task<Ok<DeviceTypesView>> List(DevicesDb db, CancellationToken ct)
    {
        var types = await All(db, ct);
        var counts = await db.Devices.Where(d => d.DecommissionedAt == null).GroupBy(d => d.TypeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return TypedResults.Ok(new DeviceTypesView([.. types.Select(t => DeviceTypeView.Of(t, counts.GetValueOrDefault(t.Key)))]));
    }

    private static async Task<Results<Ok<DeviceTypeView>, ProblemHttpResult>> Get(Guid id, DevicesDb db, CancellationToken ct)
    {
        if ((await All(db, ct)).Find(t => t.Key == id) is not { } type) return Problems.Of(DeviceTypeRefusals.NotFound);
        return TypedResults.Ok(DeviceTypeView.Of(type, await CountOf(db, id, ct)));
    }

    private static Task<List<DeviceType>> Read(DevicesDb db, CancellationToken ct) =>
        db.Types.AsNoTracking().Where(t => t.RemovedAt == null).OrderBy(t => t.CreatedAt).ThenBy(t => t.Name).ToListAsync(ct);
}
