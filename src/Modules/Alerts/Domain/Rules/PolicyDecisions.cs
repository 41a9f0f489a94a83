namespace Platform.Alerts.Domain.Rules;

/// <summary>What a policy may be: within bounds that keep it meaningful, and matchers and rules that can be read.</summary>
internal static class PolicyDecisions
{
    public const int MostRules = 200;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30), LongestInterval = TimeSpan.FromDays(1), LongestRepeat = TimeSpan.FromDays(7);

    public static Decision<AlertPolicyEvent> Set(KeptPolicy? kept, TenantId tenant, AlertPolicy policy, DateTimeOffset now)
    {
        if (WhyNot(policy) is { } why) return Refusal.Invalid("alert-policy.invalid", why);
        return new AlertPolicySet(tenant, policy with { Since = kept is { } before && before.Current.Since >= now ? before.Current.Since.AddTicks(TimeSpan.TicksPerMicrosecond) : now }, now);
    }

    private static string? WhyNot(AlertPolicy policy)
    {
        if (policy.Groups.Length > MostRules || policy.Inhibitions.Length > MostRules || policy.Windows.Length > MostRules) return $"There are at most {MostRules} rules of a kind.";
        if (policy.StormAt is < 5 or > 100_000) return "A storm is 5 to 100,000 alerts within a minute.";
        if (policy.FlapInAt is < 3 or > 50 || policy.FlapOutAt < 1 || policy.FlapOutAt >= policy.FlapInAt) return "Flapping begins at 3 to 50 changes, and ends at fewer.";
        if (policy.ResolveTimeout < TimeSpan.FromSeconds(10) || policy.ResolveTimeout > LongestInterval) return "The resolve timeout is from 10 seconds to a day.";
        return WhyNot(policy.NeverFolded, mayBeEmpty: true)
            ?? policy.Groups.Append(policy.Default).Select(WhyNot).FirstOrDefault(why => why is not null)
            ?? policy.Inhibitions.Select(WhyNot).FirstOrDefault(why => why is not null)
            ?? policy.Windows.Select(w => Unnamed(w.Name) ?? WhyNot(w.Matchers, mayBeEmpty: true) ?? w.When.WhyNot()).FirstOrDefault(why => why is not null);
    }

    private static string? WhyNot(GroupRule rule)
    {
        if (Unnamed(rule.Name) is { } unnamed) return unnamed;
        if (rule.By.Length > 20 || rule.By.Any(name => !LabelRules.IsName(name))) return "A group goes by at most 20 labels.";
        if (rule.Wait < TimeSpan.Zero || rule.Wait > LongestWait) return "One waits for a group at most half an hour.";
        if (rule.Interval < TimeSpan.FromSeconds(1) || rule.Interval > LongestInterval) return "The interval is from a second to a day.";
        return rule.Repeat < TimeSpan.FromMinutes(1) || rule.Repeat > LongestRepeat ? "The repeat interval is from a minute to a week." : WhyNot(rule.Matchers, mayBeEmpty: true);
    }

    private static string? WhyNot(InhibitionRule rule)
    {
        if (rule.Equal.Length > 20 || rule.Equal.Any(name => !LabelRules.IsName(name))) return "At most 20 labels can be asked to be equal.";
        return Unnamed(rule.Name) ?? WhyNot(rule.Source, mayBeEmpty: false) ?? WhyNot(rule.Target, mayBeEmpty: false);
    }

    private static string? WhyNot(IReadOnlyList<Matcher> matchers, bool mayBeEmpty)
    {
        if (matchers.Count > Matchers.Most || (matchers.Count == 0 && !mayBeEmpty)) return $"There are 1 to {Matchers.Most} matchers.";
        return matchers.Select(m => m.WhyNot()).FirstOrDefault(why => why is not null);
    }

    private static string? Unnamed(string name) => name.Trim().Length is 0 or > 100 ? "A rule has a name of at most 100 characters." : null;
}
