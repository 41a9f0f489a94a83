namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Which step of which round is called. After the last step of the last round comes one more, at which everybody is called.</summary>
internal readonly record struct EscalationPlace(int Round, int Step)
{
    /// <summary>The same wherever it is worked out again: the page of a place is told once.</summary>
    public string KeyOf(Guid notification) => $"page:{notification}:{Step}:{Round}";

    public bool IsEverybody(int steps) => Step >= steps;

    /// <summary>What is called when nobody answers; null after everybody was.</summary>
    public EscalationPlace? Next(int steps, int lastRound)
    {
        if (IsEverybody(steps)) return null;
        if (Step + 1 < steps) return this with { Step = Step + 1 };
        return Round < lastRound ? new(Round + 1, 0) : this with { Step = steps };
    }
}
