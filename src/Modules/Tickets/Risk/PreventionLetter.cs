using System.Globalization;
using System.Net;
using Platform.Hosting.Mail;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Risk;

/// <summary>The letter that brings a weekly report. It names no ticket and nobody: who may see them follows the link.</summary>
internal static class PreventionLetter
{
    private const int MostCauses = 5;

    public static Mail Write(string to, PreventionReport report, Uri page)
    {
        var week = string.Create(CultureInfo.InvariantCulture, $"{report.From:d MMMM} to {report.Until:d MMMM yyyy}");
        string[] lines =
        [
            $"At risk: {Count(report.AtRisk)}", $"Prevented: {Count(report.Prevented)}", $"Breached: {Count(report.Breached)}, {report.Unforeseen} of them unforeseen",
            $"Still at risk: {Count(report.StillAtRisk)}", $"Priority raised: {Count(report.Escalated)}",
            .. report.Causes.Take(MostCauses).Select(c => $"Spoke for {Count(c.Tickets)} that breached: {RiskWords.Of(c.Sign)}"),
        ];
        var html = string.Concat(lines.Select(line => $"<li>{WebUtility.HtmlEncode(line)}</li>"));
        return new(to, $"Tickets at risk, {week}", $"{week}\n\n{string.Join('\n', lines)}\n\nWhich they were: {page.AbsoluteUri}\n",
            $"<p>{week}</p><ul>{html}</ul><p><a href=\"{WebUtility.HtmlEncode(page.AbsoluteUri)}\">Which they were</a></p>");
    }

    private static string Count(int tickets) => tickets == 1 ? "1 ticket" : $"{tickets} tickets";
}
