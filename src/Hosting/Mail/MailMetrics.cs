using System.Diagnostics.Metrics;

namespace Platform.Hosting.Mail;

internal static class MailMetrics
{
    /// <summary>Attempts to deliver a letter by what came of them: "sent" or "failed".</summary>
    public static readonly Counter<long> Mails = Telemetry.Meter.CreateCounter<long>("platform.mail.deliveries");
}
