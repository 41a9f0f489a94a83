using System.ComponentModel;
using Platform.Alerts.OnCall.Records;

namespace Platform.Alerts.OnCall.Features;

/// <summary>From when until when somebody is on call.</summary>
internal sealed record ShiftView(
    DateTimeOffset From, DateTimeOffset Until, Guid? PersonId,
    [property: Description("Nobody is on call, or somebody who has left.")] bool IsUncovered,
    [property: Description("The place of the layer that says so, from 0.")] int? Layer,
    Guid? OverrideId,
    [property: Description("Whose shift it was, where somebody took it.")] Guid? InsteadOfId);

/// <summary>Somebody is on call instead of whoever the layers say.</summary>
internal sealed record OverrideView(Guid Id, Guid ScheduleId, DateTimeOffset From, DateTimeOffset Until, Guid PersonId, Guid? InsteadOfId, Guid MadeBy, DateTimeOffset MadeAt)
{
    public static OverrideView Of(KeptOverride o) => new(o.Key, o.ScheduleId, o.StartsAt, o.EndsAt, o.PersonId, o.InsteadOfId, o.MadeBy, o.MadeAt);
}

/// <summary>What one layer says by itself.</summary>
internal sealed record LaneView(string Name, IReadOnlyList<ShiftView> Shifts);

/// <summary>Who is on call, shift after shift without gaps, what each layer says, and the overrides that concern that time.</summary>
internal sealed record ShiftsView(
    DateTimeOffset From, DateTimeOffset Until, string TimeZone, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<LaneView> Layers, IReadOnlyList<OverrideView> Overrides, IReadOnlyList<NamedPerson> People);
