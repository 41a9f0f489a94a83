using System.Globalization;
using Microsoft.Extensions.Configuration;
using Platform.Devices.Intake;
using Platform.Hosting.Plans;
using Platform.Hosting.Settings;

namespace Platform.Devices.Series;

/// <summary>For how many days something is kept: readings, and their roll-ups by hour (and how health went) and by day.</summary>
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

    // A day is over for good when the last reading accepted of it is: the day itself, and as long as readings may be late.
    private const int LeastCompactAfterDays = 1 + (int)(IntakeClock.MostBehind / IntakeClock.MicrosecondsPerDay), MostCompactAfterDays = 365;

    /// <summary>A day is compacted when it is older than this; after eight days nothing late can come for it any more.</summary>
    public int CompactAfterDays { get; init; } = LeastCompactAfterDays;

    public Func<Plan, Retention> Kept { get; init; } = Retention.Usual;

    /// <summary>Older readings nobody keeps.</summary>
    public int LongestReadings => Enum.GetValues<Plan>().Max(plan => Kept(plan).Readings);

    public static readonly Setting[] Settings =
    [
        new(CompactAfter, "After how many days readings are compacted.", $"{LeastCompactAfterDays}", CheckCompactAfter),
        .. Enum.GetValues<Plan>().SelectMany(plan => new[]
        {
            Setting.Number(Key(plan, "Readings"), $"How many days companies on {plan} keep readings.", $"{Retention.Usual(plan).Readings}", 8, 36_500),
            Setting.Number(Key(plan, "Hours"), $"How many days they keep what was gathered by hour, and how health went; at least as long as readings.", $"{Retention.Usual(plan).Hours}", 8, 36_500),
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
        return new() { CompactAfterDays = Number(CompactAfter, LeastCompactAfterDays), Kept = plan => kept[plan] };

        int Number(string key, int otherwise) => int.TryParse(settings[key], out var given) ? given : otherwise;
    }

    private static string? CheckCompactAfter(string value) => !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MostCompactAfterDays
        ? $"'{value}' is not a whole number from {LeastCompactAfterDays} to {MostCompactAfterDays}"
        : days < LeastCompactAfterDays
            ? $"{days} is too soon: readings are accepted up to {LeastCompactAfterDays - 1} days late, and a day that is compacted must have them all; {LeastCompactAfterDays} is the least"
            : null;

    private static string Key(Plan plan, string what) => $"Devices:Retention:{plan}:{what}";
}
