using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Lists the edits of the last week, which can be undone, the latest first.</summary>
internal static class ListEdits
{
    private static readonly Sorts<DeviceEdit> Orders = Sorts<DeviceEdit>.By("-madeAt", e => e.MadeAt, e => e.Id);

    /// <summary>An edit: how many devices it changed, until when it can be undone, and since when it is.</summary>
    public sealed record DeviceEditSummary(Guid Id, [property: Description("How many devices it changed.")] int Changed, DateTimeOffset MadeAt, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

    public static void Map(IEndpointRouteBuilder edits) => edits.MapGet("", Get)
        .WithName("ListDeviceEdits").WithSummary("List changes of many devices").RequirePermission(DevicesPermissions.Write.Name);

    private static Task<Results<Ok<Page<DeviceEditSummary>>, ProblemHttpResult>> Get([AsParameters] ListQuery list, DevicesDb db, Cursors cursors, CancellationToken ct) =>
        db.Edits.AsNoTracking().Where(e => e.UndoBy > db.Call.Now && e.ImportId == null).ToPage(list, Orders, cursors, e => new DeviceEditSummary(e.Id, e.Changed, e.MadeAt, e.UndoBy, e.UndoneAt), ct).Respond();
}
