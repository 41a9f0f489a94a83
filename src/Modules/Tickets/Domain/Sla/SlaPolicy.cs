using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Sla;

/// <summary>What of a ticket decides which promise was made for it.</summary>
internal readonly record struct SlaSubject(string? Customer, Guid? Site, string? Category, TicketPriority Priority);

/// <summary>What a policy names of a ticket. The values are the precedence: whoever names the customer goes before all that do not, then the site, then the category, then the priority.</summary>
[Flags]
internal enum Criteria
{
    None = 0,
    Priority = 1,
    Category = 2,
    Site = 4,
    Customer = 8,
}

/// <summary>A promise: how soon tickets such as these are answered and resolved, in time of a calendar, and what the clock does not count.</summary>
internal sealed record SlaPolicy
{
    public const int MostWarnings = 5, LongestName = 80, LongestCustomer = 120;
    public static readonly TimeSpan LongestTarget = TimeSpan.FromDays(366);

    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Guid Calendar { get; init; }

    /// <summary>What the policy is for; null is any.</summary>
    public string? Customer { get; init; }
    public Guid? Site { get; init; }
    public string? Category { get; init; }
    public TicketPriority? Priority { get; init; }

    /// <summary>Open time until then; null promises nothing.</summary>
    public TimeSpan? FirstResponse { get; init; }
    public TimeSpan? NextResponse { get; init; }
    public TimeSpan? Resolution { get; init; }

    /// <summary>What the clocks stand still for.</summary>
    public IReadOnlyList<HaltReason> Pauses { get; init; } = [HaltReason.WaitingForRequester];

    /// <summary>At which parts of a target somebody is warned.</summary>
    public IReadOnlyList<double> Warnings { get; init; } = [0.5, 0.8];

    /// <summary>What holds at a company that has not said otherwise; it has the company's own id.</summary>
    public static SlaPolicy StandardOf(TenantId tenant) => new()
    {
        Id = tenant.Value, Name = "Standard", Calendar = WorkCalendar.AroundTheClockOf(tenant),
        FirstResponse = TimeSpan.FromHours(8), NextResponse = TimeSpan.FromHours(12), Resolution = TimeSpan.FromHours(72),
    };

    [JsonIgnore]
    public Criteria Names =>
        (Customer is null ? 0 : Criteria.Customer) | (Site is null ? 0 : Criteria.Site) | (Category is null ? 0 : Criteria.Category) | (Priority is null ? 0 : Criteria.Priority);

    public bool Covers(SlaSubject subject) =>
        (Customer is null || Customer.Equals(subject.Customer, StringComparison.OrdinalIgnoreCase)) && (Site is null || Site == subject.Site)
        && (Category is null || Category == subject.Category) && (Priority is null || Priority == subject.Priority);

    public bool IsForTheSameAs(SlaPolicy other) =>
        string.Equals(Customer, other.Customer, StringComparison.OrdinalIgnoreCase) && (Site, Category, Priority) == (other.Site, other.Category, other.Priority);

    public TimeSpan? Target(ClockKind kind) => kind switch
    {
        ClockKind.FirstResponse => FirstResponse,
        ClockKind.NextResponse => NextResponse,
        _ => Resolution,
    };

    /// <summary>The policy as it is kept, or why it cannot be.</summary>
    public static Outcome<SlaPolicy> Tidy(SlaPolicy policy)
    {
        TimeSpan[] targets = [.. new[] { policy.FirstResponse, policy.NextResponse, policy.Resolution }.OfType<TimeSpan>()];
        if (policy.Name.Trim() is not { Length: > 0 and <= LongestName } name) return SlaRefusals.Nameless;
        if (targets is []) return SlaRefusals.NoTarget;
        if (targets.Any(t => t <= TimeSpan.Zero || t > LongestTarget)) return SlaRefusals.TargetOutOfRange;
        if (policy.Warnings is not { Count: <= MostWarnings } warnings || warnings.Any(w => !(w is > 0 and < 1))) return SlaRefusals.WarningOutOfRange;
        if (policy.Pauses is not { } pauses || pauses.Any(p => p is not (HaltReason.WaitingForRequester or HaltReason.OnHold))) return SlaRefusals.NoPause;

        var customer = policy.Customer?.Trim() is { Length: > 0 } said ? said : null;
        return policy with { Name = name, Customer = customer, Warnings = [.. warnings.Distinct().Order()], Pauses = [.. pauses.Distinct().Order()] };
    }

    public bool Equals(SlaPolicy? other) => other is not null
        && (Id, Name, Calendar, Customer, Site, Category, Priority) == (other.Id, other.Name, other.Calendar, other.Customer, other.Site, other.Category, other.Priority)
        && (FirstResponse, NextResponse, Resolution) == (other.FirstResponse, other.NextResponse, other.Resolution)
        && Pauses.SequenceEqual(other.Pauses) && Warnings.SequenceEqual(other.Warnings);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Calendar, FirstResponse, NextResponse, Resolution);
}
