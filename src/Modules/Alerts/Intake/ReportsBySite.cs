using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Platform.Alerts.Domain.Live;
using Platform.Twins;

namespace Platform.Alerts.Intake;

/// <summary>Puts what several requests reported in order by site, in the order it came. One commit at a time: it keeps its tables for the next.</summary>
internal sealed class ReportsBySite
{
    private readonly Dictionary<TwinKey, int> _places = [];
    private readonly List<(TwinKey Key, int Count)> _sites = [];

    public List<(TwinKey Key, ImmutableArray<AlertReport> Reports)> Of(IReadOnlyList<ReceivedLog.Batch> batches)
    {
        foreach (var batch in batches)
            foreach (var (site, _) in batch.Reports)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, new(batch.Tenant, site), out var isKnown);
                if (!isKnown)
                {
                    place = _sites.Count;
                    _sites.Add((new(batch.Tenant, site), 0));
                }

                CollectionsMarshal.AsSpan(_sites)[place].Count++;
            }

        var reports = _sites.ConvertAll(site => new AlertReport[site.Count]);
        var filled = new int[reports.Count];
        foreach (var batch in batches)
            foreach (var (site, report) in batch.Reports)
            {
                var place = _places[new(batch.Tenant, site)];
                reports[place][filled[place]++] = report;
            }

        var bySite = new List<(TwinKey, ImmutableArray<AlertReport>)>(reports.Count);
        for (var i = 0; i < reports.Count; i++) bySite.Add((_sites[i].Key, ImmutableCollectionsMarshal.AsImmutableArray(reports[i])));
        _places.Clear();
        _sites.Clear();
        return bySite;
    }
}
