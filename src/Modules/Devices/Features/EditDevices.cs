using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Changes up to 10,000 devices in one call, each by itself or not at all; the whole can be undone for a week.</summary>
internal static class EditDevices
{
    public const int Most = 10_000;

    /// <summary>Which devices, either by id or as a list would find them, and what to change.</summary>
    public sealed record DeviceEditCommand(
        [property: Required] DeviceEditChange Change, [property: MaxLength(Most)] Guid[]? Ids = null,
        [property: Description("As in the query of the list, without the word filter: {\"siteId\": \"S-4\", \"band\": \"poor,critical\"}.")] InventoryQuery? Filter = null,
        [property: StringLength(200), Description("Words to look for, with a filter.")] string? Q = null);

    /// <summary>What to change; what is left out stays as it is.</summary>
    public sealed record DeviceEditChange
    {
        public string? SiteId { get; init; }
        public Guid? TypeId { get; init; }

        /// <summary>Null takes the devices out of their groups.</summary>
        public Guid? GroupId { get; init { field = value; HasGroup = true; } }

        /// <summary>Null makes the devices stand on their own.</summary>
        public string? ParentId { get; init { field = value; HasParent = true; } }

        [MaxLength(Tags.Most)] public string[]? AddTags { get; init; }
        [MaxLength(Tags.Most)] public string[]? RemoveTags { get; init; }

        /// <summary>Null ends maintenance under way and calls off what is to come.</summary>
        public MaintainDevice.MaintenanceCommand? Maintenance { get; init { field = value; HasMaintenance = true; } }

        /// <summary>True takes the devices out of use, false back into it.</summary>
        public bool? IsDecommissioned { get; init; }

        [JsonIgnore] public bool HasGroup { get; private init; }
        [JsonIgnore] public bool HasParent { get; private init; }
        [JsonIgnore] public bool HasMaintenance { get; private init; }
    }

    public static Decision<DeviceEvent> Decide(Device device, DeviceEditTarget target, DateTimeOffset now) => target.Apply(device, now);

    public static void Map(IEndpointRouteBuilder edits) => edits.MapPost("", Post)
        .WithName(nameof(EditDevices)).WithSummary("Change many devices at once").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<Created<DeviceEditView>, ProblemHttpResult>> Post(
        DeviceEditCommand command, DevicesDb db, ISiteDirectory sites, DeviceLists lists, Ledger<Device, DeviceEvent> devices, DeviceEdits edits, CancellationToken ct)
    {
        if (command.Ids is null == command.Filter is null) throw new MalformedException("ids", "Name either ids or a filter.");
        var keys = command.Ids ?? await Found(command, lists, ct);
        if (keys.Length > Most) return Problems.Of(DeviceEditRefusals.TooMany);

        await using IAsyncDisposable turn = command.Change.ParentId is null ? await db.Database.BeginTransactionAsync(ct) : await Topology.TakeTurn(db, ct);
        var target = await DeviceEditTarget.Of(command.Change, db, sites, ct);
        if (target.Refusal is { } refusal) return Problems.Of(refusal);

        var edit = await edits.Begin(ct);
        var edited = await devices.Edit([.. keys.Distinct()], device => device with { }, device => Decide(device, target.Value!, db.Call.Now), ct);
        await edits.Keep(edit, edited.Changes, ct);
        await db.Database.CommitTransactionAsync(ct);
        await edits.Follow(edited.Changes, ct);
        return TypedResults.Created($"/v1/device-edits/{edit.Id}", DeviceEdits.View(edit, edited));
    }

    private static async Task<Guid[]> Found(DeviceEditCommand command, DeviceLists lists, CancellationToken ct)
    {
        using var found = await lists.Find(command.Filter!, command.Q, InventoryOrder.Named(null), ct);
        return [.. found.Take(Most + 1).Select(d => d.Id)];
    }
}
