namespace Platform.Tickets.Domain.Sla;

/// <summary>A ticket before and after a change of what is promised.</summary>
internal sealed record SlaEffect(Guid Ticket, int Number, string Subject, SlaStanding Before, SlaStanding After)
{
    public bool IsBreachedNow => !IsBreached(Before) && IsBreached(After);
    public bool IsBreachedNoMore => IsBreached(Before) && !IsBreached(After);
    public bool IsDueEarlier => After.DueAt < Before.DueAt || (Before.DueAt is null && After.DueAt is not null);
    public bool IsDueLater => After.DueAt > Before.DueAt || (Before.DueAt is not null && After.DueAt is null);
    public bool IsAny => Before.Marks.PolicyId != After.Marks.PolicyId || IsDueEarlier || IsDueLater || IsBreachedNow || IsBreachedNoMore;

    private static bool IsBreached(SlaStanding standing) => standing.Readings.Any(r => r.State is ClockState.Breached);
}

/// <summary>What a change of policies or calendars would do to the tickets there is something to do about.</summary>
internal sealed class SlaEffects
{
    public const int MostExamples = 20;

    private readonly List<SlaEffect> _examples = [];

    public int Tickets { get; private set; }
    public int OtherPolicy { get; private set; }
    public int DueEarlier { get; private set; }
    public int DueLater { get; private set; }
    public int BreachedNow { get; private set; }
    public int BreachedNoMore { get; private set; }

    /// <summary>Some of the tickets it changes, those first that it would breach.</summary>
    public IReadOnlyList<SlaEffect> Examples => [.. _examples.OrderByDescending(e => e.IsBreachedNow).Take(MostExamples)];

    public void Count(SlaEffect effect)
    {
        Tickets++;
        if (!effect.IsAny) return;
        if (effect.Before.Marks.PolicyId != effect.After.Marks.PolicyId) OtherPolicy++;
        if (effect.IsDueEarlier) DueEarlier++;
        if (effect.IsDueLater) DueLater++;
        if (effect.IsBreachedNow) BreachedNow++;
        if (effect.IsBreachedNoMore) BreachedNoMore++;
        if (_examples.Count < MostExamples || (effect.IsBreachedNow && BreachedNow <= MostExamples)) _examples.Add(effect);
    }
}
