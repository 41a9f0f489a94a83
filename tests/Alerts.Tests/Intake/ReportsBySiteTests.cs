using Platform.Alerts.Domain.Live;
using Platform.Twins;

namespace Platform.Alerts.Intake;

/// <summary>A site hears what several requests say of it, in their order, and of no other tenant's.</summary>
public class ReportsBySiteTests
{
    private static readonly TenantId A = new(Guid.NewGuid()), B = new(Guid.NewGuid());
    private static readonly Guid North = Guid.NewGuid(), South = Guid.NewGuid();

    [Fact]
    public void Requests_of_one_commit_are_put_in_order_by_site_and_tenant()
    {
        var grouping = new ReportsBySite();
        for (var again = 0; again < 2; again++)
        {
            var bySite = grouping.Of([Request(A, (North, 1), (South, 2), (North, 3)), Request(B, (North, 4)), Request(A, (South, 5), (North, 6))]);
            Assert.Equal([(new(A, North), "1 3 6"), (new(A, South), "2 5"), (new TwinKey(B, North), "4")], bySite.Select(s => (s.Key, string.Join(' ', s.Reports.Select(r => r.Labels["n"])))));
        }
    }

    private static ReceivedLog.Batch Request(TenantId tenant, params (Guid Site, int N)[] reports) => new(tenant, [.. reports.Select(r => (r.Site, Timeline.Report($"alertname=A n={r.N}")))]);
}
