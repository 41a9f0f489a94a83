namespace Platform.Alerts.Domain.Effectiveness;

/// <summary>
/// How much of what went wrong people were told. Without noise reduction each alert that begins is one notification, so the reduction is
/// 1 − notifications / alerts: notifications are those that say something is wrong, repeated ones too; an alert that comes back within half an hour is the
/// same alert, and what a source repeats of it counts for nothing.
/// </summary>
internal sealed record Noise(long Reports, int Alerts, int Notifications, int Resolutions, int Suppressed, int FalseSuppressions)
{
    public const string HowComputed = "1 - notifications / alerts, in percent. Notifications are all that said something is wrong, repeated ones too, those that said it is over not; alerts are those that began, "
        + "one that came back within half an hour counts once, and what its source repeated of it counts for nothing.";

    public static readonly Noise None = new(0, 0, 0, 0, 0, 0);

    /// <summary>None when nothing began.</summary>
    public decimal? NotificationsPerAlert => Alerts == 0 ? null : Math.Round((decimal)Notifications / Alerts, 4);

    /// <summary>Below zero, people were told more often than things went wrong.</summary>
    public decimal? ReductionPercent => Alerts == 0 ? null : Math.Round(100 * (1 - (decimal)Notifications / Alerts), 2);

    public static Noise operator +(Noise a, Noise b) => new(
        a.Reports + b.Reports, a.Alerts + b.Alerts, a.Notifications + b.Notifications, a.Resolutions + b.Resolutions, a.Suppressed + b.Suppressed, a.FalseSuppressions + b.FalseSuppressions);
}
