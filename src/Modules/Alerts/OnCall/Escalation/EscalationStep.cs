using System.Collections.Immutable;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Whom a step calls: whoever is on call by a schedule, a person, or everybody who may take care of alerts of the site.</summary>
internal enum TargetKind { Schedule, Person, Everyone }

/// <summary>One whom a step calls; everybody has no id.</summary>
internal sealed record EscalationTarget(TargetKind Kind, Guid? Id = null);

/// <summary>People who are called together, and how long one waits for one of them to acknowledge.</summary>
internal sealed record EscalationStep(ImmutableArray<EscalationTarget> Targets, int Minutes)
{
    public const int Most = 20, MostTargets = 20, LongestMinutes = 24 * 60, MostRepeats = 9;

    /// <summary>Why these cannot be steps; null when they can.</summary>
    public static string? WhyNot(ImmutableArray<EscalationStep> steps, int repeats)
    {
        if (steps.Length is 0 or > Most) return $"A policy has 1 to {Most} steps.";
        if (repeats is < 0 or > MostRepeats) return $"Steps come again at most {MostRepeats} times.";
        if (steps.Any(s => s.Minutes is < 1 or > LongestMinutes)) return "A step waits from a minute to a day.";
        if (steps.Any(s => s.Targets.Length is 0 or > MostTargets)) return $"A step calls 1 to {MostTargets} schedules or people.";
        return steps.SelectMany(s => s.Targets).Any(t => !Enum.IsDefined(t.Kind) || (t.Kind is TargetKind.Everyone) != (t.Id is null)) ? "Of whom a step calls, a schedule and a person have an id, everybody has none." : null;
    }

    public bool Equals(EscalationStep? other) => other is not null && Minutes == other.Minutes && Targets.SequenceEqual(other.Targets);
    public override int GetHashCode() => HashCode.Combine(Minutes, Targets.Length);
}
