using System.Globalization;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Plans;
using Platform.Hosting.Settings;

namespace Platform.Identity.Plans;

/// <summary>What the operator of this installation charges, and how long new companies may try everything.</summary>
internal sealed record PlanSettings(TimeSpan Trial, string Currency, IReadOnlyDictionary<Plan, (decimal PerSite, decimal PerDevice)> Prices)
{
    private static readonly (Plan Plan, decimal PerSite, decimal PerDevice)[] Usual = [(Plan.Bronze, 29m, 0.50m), (Plan.Silver, 59m, 1m), (Plan.Gold, 99m, 1.50m)];

    public static readonly Setting[] All =
    [
        Setting.Number("Plans:TrialDays", "How many days a new company tries everything before it has the smallest plan.", "30", 0, 3650),
        Setting.Text("Plans:Currency", "The currency of the prices, by its ISO 4217 code.", "EUR"),
        .. Usual.SelectMany(p => new[]
        {
            Setting.Number($"Plans:{p.Plan}:PerSite", $"What {p.Plan} costs for each site a month.", Text(p.PerSite), 0, 1_000_000),
            Setting.Number($"Plans:{p.Plan}:PerDevice", $"What {p.Plan} costs for each device a month.", Text(p.PerDevice), 0, 1_000_000),
        }),
    ];

    public static PlanSettings From(IConfiguration settings) => new(
        TimeSpan.FromDays(settings.GetValue("Plans:TrialDays", 30.0)),
        settings["Plans:Currency"] is { Length: > 0 } currency ? currency : "EUR",
        Usual.ToDictionary(p => p.Plan, p => (settings.GetValue($"Plans:{p.Plan}:PerSite", p.PerSite), settings.GetValue($"Plans:{p.Plan}:PerDevice", p.PerDevice))));

    public PlanPrice PriceOf(Plan plan) => new(Price.Of(Prices[plan].PerSite, Currency), Price.Of(Prices[plan].PerDevice, Currency));

    /// <summary>What one day of a month costs; a day of a trial nothing.</summary>
    public decimal DayCost(string chargedAs, decimal sites, decimal devices, int daysInMonth)
    {
        if (PlanStanding.Find(chargedAs) is not { } plan) return 0;
        var (perSite, perDevice) = Prices[plan];
        return (sites * perSite + devices * perDevice) / daysInMonth;
    }

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
