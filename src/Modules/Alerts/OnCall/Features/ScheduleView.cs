using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Calendars;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>People who take turns. A shift lasts <c>every</c> hours, days or weeks; it is handed over at a time of day of the schedule's zone.</summary>
internal sealed record LayerView
{
    [Required, StringLength(100, MinimumLength = 1)] public required string Name { get; init; }

    /// <summary>In the order they take turns.</summary>
    [Required, MinLength(1), MaxLength(OnCallPlan.MostPeople)] public required Guid[] People { get; init; }

    /// <summary>The day of the first handoff.</summary>
    public required DateOnly StartsOn { get; init; }

    public required TimeOnly HandoffAt { get; init; }
    public required ShiftUnit Unit { get; init; }
    [Range(1, 8784)] public int Every { get; init; } = 1;

    /// <summary>It ends with the handoff of this day.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Only within these hours; a period that ends no later than it begins runs over midnight.</summary>
    public WeeklyHours? Hours { get; init; }

    [Description("Whether the layer goes on, rests, or is there alone on the schedule's holidays.")]
    public HolidayUse Holidays { get; init; }

    public Layer Layer() => new(Name ?? "", [.. People ?? []], StartsOn, HandoffAt, Unit, Every, EndsOn, Hours, Holidays);

    public static LayerView Of(Layer l) => new()
    {
        Name = l.Name, People = [.. l.People], StartsOn = l.StartsOn, HandoffAt = l.HandoffAt, Unit = l.Unit, Every = l.Every, EndsOn = l.EndsOn, Hours = l.Hours, Holidays = l.Holidays,
    };
}

/// <summary>Who is to be on call. Where two layers have somebody, the later one wins.</summary>
internal record PlanCommand
{
    /// <summary>An IANA name: Europe/Berlin.</summary>
    [Required, StringLength(64, MinimumLength = 1)] public required string TimeZone { get; init; }

    [Required, MinLength(1), MaxLength(OnCallPlan.MostLayers)] public required LayerView[] Layers { get; init; }
    [MaxLength(OnCallPlan.MostHolidays)] public Holiday[]? Holidays { get; init; }

    public OnCallPlan Plan() => new(TimeZone, [.. Layers.OfType<LayerView>().Select(l => l.Layer())], [.. (Holidays ?? []).OfType<Holiday>()]);
}

internal sealed record ScheduleCommand : PlanCommand
{
    [Required, StringLength(OnCallSchedule.LongestName, MinimumLength = 1)] public required string Name { get; init; }
}

/// <summary>Somebody who is named here. Whoever has left has no name.</summary>
internal sealed record NamedPerson(Guid Id, string? Name);

internal sealed record ScheduleView(
    Guid Id, string Name, string TimeZone, IReadOnlyList<LayerView> Layers, IReadOnlyList<Holiday> Holidays, IReadOnlyList<NamedPerson> People,
    [property: Description("The escalation policies that call this schedule; while there are any, it cannot be removed.")] IReadOnlyList<string> UsedBy, int Version) : IVersioned;

internal sealed record SchedulesView(IReadOnlyList<ScheduleView> Items);
