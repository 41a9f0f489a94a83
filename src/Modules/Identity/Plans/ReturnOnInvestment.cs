using Platform.Hosting.Plans;

namespace Platform.Identity.Plans;

/// <summary>What a company tells of an ordinary month of its own, in its own currency.</summary>
internal sealed record OrdinaryMonth(
    int Alerts, double MinutesPerAlert, double HourlyCost, double DowntimeHours, double CostPerDowntimeHour,
    int SlaBreaches, double CostPerBreach, int Incidents, double MinutesPerIncident);

/// <summary>One way a plan saves money: from how much to how much a month, by which formula, and where the rates are from.</summary>
internal sealed record Saving(string Name, Plan From, double LeastRate, double MostRate, double Spent, string Formula, string Source)
{
    public double Least => Spent * LeastRate;
    public double Most => Spent * MostRate;
}

/// <summary>
/// What a plan is worth: what is spent today on each thing it improves, times the range of improvement. A range is the one a product target
/// names; where the target is a single figure, that is the upper end, and half of it the lower. They are targets, not promises.
/// </summary>
internal static class ReturnOnInvestment
{
    public static IReadOnlyList<Saving> Savings(OrdinaryMonth month, Plan plan)
    {
        Saving[] all =
        [
            new("fewer-alerts", Plan.Bronze, 0.40, 0.60, month.Alerts * month.MinutesPerAlert / 60 * month.HourlyCost,
                "alerts × minutes per alert ÷ 60 × cost of an hour × 40–60 %", "Product target for noise reduction: 40–60 % fewer notifications."),
            new("less-downtime", Plan.Silver, 0.20, 0.40, month.DowntimeHours * month.CostPerDowntimeHour,
                "hours of downtime × cost of an hour of downtime × 20–40 %", "Product target for device health: 40 % less downtime; the lower end is half of it."),
            new("fewer-breaches", Plan.Silver, 0.25, 0.50, month.SlaBreaches * month.CostPerBreach,
                "SLA breaches × cost of a breach × 25–50 %", "Product target for SLA prevention: 50 % fewer breaches; the lower end is half of it."),
            new("playbooks", Plan.Gold, 0.30, 0.60, month.Incidents * month.MinutesPerIncident / 60 * month.HourlyCost,
                "incidents × minutes per incident ÷ 60 × cost of an hour × 30–60 %", "Product target for playbooks: 30–60 % of incidents resolve on their own."),
        ];
        return [.. all.Where(s => s.From <= plan)];
    }

    /// <summary>What is left after the plan's cost, in percent of that cost; nothing where it costs nothing.</summary>
    public static double? ReturnPercent(double saved, double cost) => cost > 0 ? (saved - cost) / cost * 100 : null;

    /// <summary>After how many days a month's cost is saved; never where nothing is saved.</summary>
    public static double? PaybackDays(double saved, double cost) => saved > 0 ? cost / saved * 30 : null;
}
