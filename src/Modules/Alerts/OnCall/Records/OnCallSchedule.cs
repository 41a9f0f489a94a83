using System.Text.Json.Serialization;
using Platform.Alerts.OnCall.Rules;

namespace Platform.Alerts.OnCall.Records;

/// <summary>A schedule people are on call by: "Lifts, nights".</summary>
internal sealed record OnCallSchedule : IEntity<OnCallSchedule, OnCallScheduleEvent>
{
    public const int Most = 200, LongestName = 100;

    public static string Kind => "on-call-schedule";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required OnCallPlan Plan { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static OnCallSchedule Evolve(OnCallSchedule? schedule, OnCallScheduleEvent @event) => (schedule, @event) switch
    {
        (null, OnCallScheduleMade e) => new() { Tenant = e.Tenant, Key = e.ScheduleId, Name = e.Name, Plan = e.Plan, CreatedAt = e.At, Version = 1 },
        ({ } s, OnCallScheduleRenamed e) => s with { Name = e.Name, Version = s.Version + 1 },
        ({ } s, OnCallScheduleReplanned e) => s with { Plan = e.Plan, Version = s.Version + 1 },
        ({ } s, OnCallScheduleRemoved e) => s with { RemovedAt = e.At, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {schedule}."),
    };

    /// <summary>A new schedule, or this one under another name or by another plan.</summary>
    public static Decision<OnCallScheduleEvent> Decide(OnCallSchedule? schedule, Guid key, TenantId tenant, string named, Outcome<OnCallPlan> checkedPlan, DateTimeOffset now)
    {
        if (schedule?.RemovedAt is not null) return OnCallRefusals.NoSchedule;
        if (named.Trim() is not { Length: > 0 } name) return OnCallRefusals.Nameless;
        if (checkedPlan.Value is not { } plan) return checkedPlan.Refusal!;
        if (schedule is null) return new OnCallScheduleMade(key, tenant, name, plan, now);
        List<OnCallScheduleEvent> events = [];
        if (name != schedule.Name) events.Add(new OnCallScheduleRenamed(name, now));
        if (!plan.Equals(schedule.Plan)) events.Add(new OnCallScheduleReplanned(plan, now));
        return [.. events];
    }

    public static Decision<OnCallScheduleEvent> Remove(OnCallSchedule schedule, string? user, DateTimeOffset now) =>
        schedule.RemovedAt is not null ? OnCallRefusals.NoSchedule : user is null ? new OnCallScheduleRemoved(now) : OnCallRefusals.ScheduleInUse(user);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(OnCallScheduleMade), "on-call-schedule.created.v1")]
[JsonDerivedType(typeof(OnCallScheduleRenamed), "on-call-schedule.renamed.v1")]
[JsonDerivedType(typeof(OnCallScheduleReplanned), "on-call-schedule.replanned.v1")]
[JsonDerivedType(typeof(OnCallScheduleRemoved), "on-call-schedule.removed.v1")]
internal abstract record OnCallScheduleEvent(DateTimeOffset At);

internal sealed record OnCallScheduleMade(Guid ScheduleId, TenantId Tenant, string Name, OnCallPlan Plan, DateTimeOffset At) : OnCallScheduleEvent(At);
internal sealed record OnCallScheduleRenamed(string Name, DateTimeOffset At) : OnCallScheduleEvent(At);

/// <summary>From now on, and looking back, people are on call by this plan.</summary>
internal sealed record OnCallScheduleReplanned(OnCallPlan Plan, DateTimeOffset At) : OnCallScheduleEvent(At);

internal sealed record OnCallScheduleRemoved(DateTimeOffset At) : OnCallScheduleEvent(At);
