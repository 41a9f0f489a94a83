using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Whom a step calls. A schedule and a person have an id, everyone has none.</summary>
internal sealed record TargetView(TargetKind Kind, Guid? Id = null);

/// <summary>Those who are called together, and how many minutes one waits until the next step.</summary>
internal sealed record StepView
{
    [Required, MinLength(1), MaxLength(EscalationStep.MostTargets)] public required TargetView[] Targets { get; init; }
    [Range(1, EscalationStep.LongestMinutes)] public required int Minutes { get; init; }

    public static StepView Of(EscalationStep step) => new() { Targets = [.. step.Targets.Select(t => new TargetView(t.Kind, t.Id))], Minutes = step.Minutes };
}

/// <summary>Who is called, step by step; when nobody answered the last, everybody who may take care of alerts is.</summary>
internal record StepsCommand
{
    [Required, MinLength(1), MaxLength(EscalationStep.Most)] public required StepView[] Steps { get; init; }

    /// <summary>How often all steps come again before everybody is called.</summary>
    [Range(0, EscalationStep.MostRepeats)] public int Repeats { get; init; }

    public ImmutableArray<EscalationStep> ToSteps() => [.. Steps.OfType<StepView>().Select(s => new EscalationStep([.. (s.Targets ?? []).OfType<TargetView>().Select(t => new EscalationTarget(t.Kind, t.Id))], s.Minutes))];
}

internal sealed record PolicyCommand : StepsCommand
{
    [Required, StringLength(EscalationPolicy.LongestName, MinimumLength = 1)] public required string Name { get; init; }

    /// <summary>The sites it holds at.</summary>
    [MaxLength(EscalationPolicy.MostSites)] public Guid[]? SiteIds { get; init; }

    [Description("Whether it holds wherever no other policy does, and for alerts at no site.")]
    public bool IsDefault { get; init; }

    public Guid[] Sites() => [.. (SiteIds ?? []).Where(s => s != Guid.Empty), .. IsDefault ? [Guid.Empty] : Array.Empty<Guid>()];
}

internal sealed record PolicyView(Guid Id, string Name, IReadOnlyList<StepView> Steps, int Repeats, IReadOnlyList<Guid> SiteIds, bool IsDefault, IReadOnlyList<NamedPerson> People, int Version) : IVersioned
{
    public static PolicyView Of(EscalationPolicy p, PermittedSites sites, IReadOnlyList<NamedPerson> people) => new(
        p.Key, p.Name, [.. p.Steps.Select(StepView.Of)], p.Repeats, [.. p.Sites.Where(s => s != Guid.Empty && sites.Contains(s))], p.Sites.Contains(Guid.Empty), people, p.Version);
}

internal sealed record PoliciesView(IReadOnlyList<PolicyView> Items);
