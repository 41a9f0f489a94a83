using Platform.Contracts;
using Platform.Contracts.Sites;

namespace Platform.Sites.Domain;

/// <summary>
/// A site is as well as the mean of its devices, but not healthy while one of them is critical. A silent device counts with the
/// score it last had: silence clears no problem.
/// </summary>
internal static class SiteRollUp
{
    public static SiteHealth Of(IEnumerable<Standing> devices, DateTimeOffset? at)
    {
        Span<int> inBand = stackalloc int[Enum.GetValues<Band>().Length];
        var (total, offline, scored, sum) = (0, 0, 0, 0);
        foreach (var device in devices)
        {
            total++;
            inBand[(int)device.Band]++;
            if (device.Online is false) offline++;
            if (device.Score is not { } score) continue;
            scored++;
            sum += score;
        }

        int? mean = scored == 0 ? null : (int)Math.Round((double)sum / scored);
        var band = Bands.Of(mean);
        if (band is Band.Healthy && inBand[(int)Band.Critical] > 0) band = Band.Warning;
        return new(band, mean, new(total, inBand[(int)Band.Healthy], inBand[(int)Band.Warning], inBand[(int)Band.Poor],
            inBand[(int)Band.Critical], inBand[(int)Band.Unknown], offline), at);
    }
}
