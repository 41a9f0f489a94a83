using Platform.Hosting.Plans;

namespace Platform.Identity.Plans;

/// <summary>The plan a company is on. Until it chooses one it tries everything for a while; after that it has the smallest.</summary>
internal sealed record PlanStanding(Plan Plan, DateTimeOffset? TrialEndsAt)
{
    /// <summary>What a day costs by: the plan's name, or "trial", which costs nothing.</summary>
    public const string Trial = "trial";

    public string ChargedAs => TrialEndsAt is null ? NameOf(Plan) : Trial;

    public static PlanStanding Of(string? chosen, DateTimeOffset registeredAt, TimeSpan trial, DateTimeOffset now) =>
        chosen is not null ? new(Find(chosen) ?? Plan.Bronze, null) // a newer version may have written one this version does not know
        : registeredAt + trial is var end && now < end ? new(Plan.Gold, end)
        : new(Plan.Bronze, null);

    public static string NameOf(Plan plan) => plan.ToString().ToLowerInvariant();

    /// <summary>The plan of this name, "silver"; null when there is none.</summary>
    public static Plan? Find(string name) => Enum.GetValues<Plan>().Cast<Plan?>().FirstOrDefault(plan => NameOf(plan!.Value) == name);
}
