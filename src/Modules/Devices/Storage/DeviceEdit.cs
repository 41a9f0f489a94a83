using System.Text.Json;
using Platform.Devices.Domain;
using Platform.Hosting.Data;

namespace Platform.Devices.Storage;

/// <summary>One change of many devices, which can be undone for a while.</summary>
internal sealed record DeviceEdit
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The import it is a part of.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>How many devices it changed.</summary>
    public int Changed { get; set; }

    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset UndoBy { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>What an edit made of a device, and what it was before; nothing, when the edit began it.</summary>
internal sealed record EditedDevice
{
    public required TenantId Tenant { get; init; }
    public required Guid EditId { get; init; }
    public required Guid Device { get; init; }
    public string? Before { get; init; }
    public required string After { get; init; }

    public static EditedDevice Of(Guid edit, DeviceFacts? before, Device after) => new()
    {
        Tenant = after.Tenant, EditId = edit, Device = after.Key,
        Before = before is null ? null : JsonSerializer.Serialize(before, JournalEntry.Json),
        After = JsonSerializer.Serialize(DeviceFacts.Of(after), JournalEntry.Json),
    };

    public DeviceFacts? FactsBefore => Before is null ? null : JsonSerializer.Deserialize<DeviceFacts>(Before, JournalEntry.Json);
    public DeviceFacts FactsAfter => JsonSerializer.Deserialize<DeviceFacts>(After, JournalEntry.Json)!;
}
