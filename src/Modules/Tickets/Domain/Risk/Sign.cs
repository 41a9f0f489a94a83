using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Risk;

/// <summary>What the chance of a breach is judged by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sign>))]
internal enum Sign
{
    TimeLeft,
    ShareSpent,
    NearDue,
    TightTarget,
    GroupPace,
    CategoryPace,
    PriorityPace,
    GroupBreaches,
    CategoryBreaches,
    PriorityBreaches,
    ChannelBreaches,
    GroupLoad,
    Backlog,
    AwaitingRequester,
    AwaitingOthers,
    NotStarted,
    Unassigned,
    Reassigned,
    Reopened,
    Changed,
    Idle,
    Progress,
    Impact,
    Urgency,
    OffHours,
    LateInWeek,
}

/// <summary>The signs of one ticket at one time, as numbers of about the same size.</summary>
internal static class Signs
{
    public const int Count = (int)Sign.LateInWeek + 1;

    private const float HoursOfProgress = 1;

    public static void Read(in OpenTicket ticket, Experience past, Span<float> signs)
    {
        var kind = ticket.Likeness;
        var (group, category, priority, all) = (past.OfGroup(kind.Group), past.OfCategory(kind.Category), past.OfPriority(kind.Priority), past.OfAll());
        signs[(int)Sign.TimeLeft] = TimeLeft(past.PaceOf(ticket.HoursOfTarget) * ticket.HoursLeft);
        signs[(int)Sign.ShareSpent] = Math.Clamp(ticket.ShareSpent, 0, 1);
        signs[(int)Sign.NearDue] = Math.Clamp((ticket.ShareSpent - 0.75f) * 4, 0, 1);
        signs[(int)Sign.TightTarget] = -MathF.Log((1 + MathF.Max(0, ticket.HoursOfTarget)) / 20);
        signs[(int)Sign.GroupPace] = -group.Pace;
        signs[(int)Sign.CategoryPace] = -category.Pace;
        signs[(int)Sign.PriorityPace] = -priority.Pace;
        signs[(int)Sign.GroupBreaches] = group.Breaches;
        signs[(int)Sign.CategoryBreaches] = category.Breaches;
        signs[(int)Sign.PriorityBreaches] = priority.Breaches;
        signs[(int)Sign.ChannelBreaches] = past.OfChannel(kind.Channel).Breaches;
        signs[(int)Sign.GroupLoad] = group.Load;
        signs[(int)Sign.Backlog] = all.Load;
        signs[(int)Sign.AwaitingRequester] = ticket.Stage is Stage.AwaitingRequester ? 1 : 0;
        signs[(int)Sign.AwaitingOthers] = ticket.Stage is Stage.AwaitingOthers ? 1 : 0;
        signs[(int)Sign.NotStarted] = ticket.Stage is Stage.New ? 1 : 0;
        signs[(int)Sign.Unassigned] = ticket.HasAssignee ? 0 : 1;
        signs[(int)Sign.Reassigned] = MathF.Log(1 + Math.Clamp(ticket.Reassignments, 0, 20));
        signs[(int)Sign.Reopened] = MathF.Log(1 + Math.Clamp(ticket.Reopens, 0, 20));
        signs[(int)Sign.Changed] = MathF.Log(1 + Math.Clamp(ticket.Changes, 0, 100));
        signs[(int)Sign.Idle] = MathF.Log(1 + Math.Clamp(ticket.HoursIdle, 0, 500));
        signs[(int)Sign.Progress] = ticket.Changes > 0 ? MathF.Exp(-MathF.Max(0, ticket.HoursSinceChange) / HoursOfProgress) : 0;
        signs[(int)Sign.Impact] = Pressing(ticket.Impact);
        signs[(int)Sign.Urgency] = Pressing(ticket.Urgency);
        signs[(int)Sign.OffHours] = ticket.HourOfWeek is var hour && (hour >= 120 || hour % 24 is < 8 or >= 18) ? 1 : 0;
        signs[(int)Sign.LateInWeek] = Math.Clamp(ticket.HourOfWeek / 120, 0, 1);
    }

    // The log-odds that a ticket is still open when its time is up, were tickets resolved at a steady rate: e^-x against the rest.
    private static float TimeLeft(double x) => x <= 0.02 ? 3.9f : x >= 6 ? -6 : (float)-Math.Log(Math.Exp(x) - 1);

    // 1 the most pressing, 2 the middle, 3 the least; unknown is the middle.
    private static float Pressing(int level) => level <= 0 ? 0 : Math.Clamp(2 - level, -1, 1);
}
