using System.Text.Json;
using Platform.Alerts.Domain.Records;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

/// <summary>One change of many alerts, which can be undone for a while.</summary>
internal sealed record AlertEdit
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }

    /// <summary>How many alerts it changed.</summary>
    public int Changed { get; set; }

    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset UndoBy { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>What an edit made of the care for an alert, and what it was before.</summary>
internal sealed record EditedAlert
{
    public required TenantId Tenant { get; init; }
    public required Guid EditId { get; init; }
    public required Guid Alert { get; init; }
    public required string Before { get; init; }
    public required string After { get; init; }

    public static EditedAlert Of(Guid edit, Alert before, Alert after) => new() { Tenant = after.Tenant, EditId = edit, Alert = after.Key, Before = Kept(before), After = Kept(after) };

    public Care CareBefore => JsonSerializer.Deserialize<Care>(Before, JournalEntry.Json)!;
    public Care CareAfter => JsonSerializer.Deserialize<Care>(After, JournalEntry.Json)!;

    private static string Kept(Alert alert) => JsonSerializer.Serialize(Care.Of(alert), JournalEntry.Json);
}
