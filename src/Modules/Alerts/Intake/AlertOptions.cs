using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Alerts.Intake;

/// <summary>How much intake takes at a time, and how long what was received is kept.</summary>
internal sealed record AlertOptions
{
    /// <summary>Alerts of one commit.</summary>
    public int GroupReports { get; init; } = 20_000;

    /// <summary>Alerts that may wait to be written before senders are told to come back.</summary>
    public int MostWaiting { get; init; } = 200_000;

    /// <summary>Days what was received is kept, as it was.</summary>
    public int KeepDays { get; init; } = 31;

    public static readonly Setting[] Settings =
    [
        Setting.Number("Alerts:KeepDays", "How many days alerts are kept as they were received, so that a rule can be tried on them.", "31", 2, 400),
    ];

    public static AlertOptions From(IConfiguration settings) => new() { KeepDays = int.TryParse(settings["Alerts:KeepDays"], out var days) ? days : 31 };
}
