using Microsoft.Extensions.Configuration;
using Platform.Hosting.Plans;
using Platform.Hosting.Settings;

namespace Platform.Devices.Series;

/// <summary>For how many days something is kept: readings, and their roll-ups by hour and by day.</summary>
internal sealed record Retention(int Readings, int Hours, int Days)
{
    public static Retention Usual(Plan plan) => plan switch
    {
        Plan.Gold => new(730, 1_825, 3_650),
        Plan.Silver => new(400, 800, 1_825),
        _ => new(30, 90, 400),
    };
}

/// <summary>When readings are compacted, and how long each plan keeps its series.</summary>
internal sealed record SeriesOptions
{
    private const string CompactAfter = "Devices:CompactAfterDays";

    /// <summary>A day is compacted when it is older than this; after eight days nothing late can come for it any more.</summary>
    public int CompactAfterDays { get; init; } = 8;

    public Func<Plan, Retention> Kept { get; init; } = Retention.Usual;

    /// <summary>Older readings nobody keeps.</summary>
    public int LongestReadings => Enum.GetValues<Plan>().Max(plan => Kept(plan).Readings);

    public static readonly Setting[] Settings =
    [
        Setting.Number(CompactAfter, "After how many days readings are compacted.", "8", 1, 365),
        .. Enum.GetValues<Plan>().SelectMany(plan => new[]
        {
            Setting.Number(Key(plan, "Readings"), $"How many days companies on {plan} keep readings.", $"{Retention.Usual(plan).Readings}", 8, 36_500),
            Setting.Number(Key(plan, "Hours"), $"How many days they keep what was gathered by hour; at least as long as readings.", $"{Retention.Usual(plan).Hours}", 8, 36_500),
            Setting.Number(Key(plan, "Days"), $"How many days they keep what was gathered by day; at least as long as hours.", $"{Retention.Usual(plan).Days}", 8, 36_500),
        }),
    ];

    public static SeriesOptions From(IConfiguration settings)
    {
        var kept = Enum.GetValues<Plan>().ToDictionary(plan => plan, plan =>
        {
            var usual = Retention.Usual(plan);
            var readings = Number(Key(plan, "Readings"), usual.Readings);
            var hours = Math.Max(readings, Number(Key(plan, "Hours"), usual.Hours));
            return new Retention(readings, hours, Math.Max(hours, Number(Key(plan, "Days"), usual.Days)));
        });
        return new() { CompactAfterDays = Number(CompactAfter, 8), Kept = plan => kept[plan] };

        int Number(string key, int otherwise) => int.TryParse(settings[key], out var given) ? given : otherwise;
    }

    private static string Key(Plan plan, string what) => $"Devices:Retention:{plan}:{what}";
}
