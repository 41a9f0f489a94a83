using System.Globalization;
using System.Net;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Qr;

namespace Platform.Devices.Features.Labels;

/// <summary>Writes labels as a page to print: each has a QR code that leads to its device's page, and what people call it.</summary>
internal sealed class LabelPage(LabelSheet sheet, Func<ListedDevice, Uri> pageOf, Func<Guid, string> siteName)
{
    public async Task Write(Stream body, IReadOnlyList<ListedDevice> devices, int skipped, CancellationToken ct)
    {
        await using var page = new StreamWriter(body);
        await page.WriteAsync($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Labels</title><style>{Style()}</style></head><body>".AsMemory(), ct);
        var place = skipped % sheet.PerPage;
        if (place > 0) await page.WriteAsync("<section>");
        foreach (var device in devices)
        {
            if (place == 0) await page.WriteAsync("<section>");
            await page.WriteAsync(Label(device, place).AsMemory(), ct);
            if ((place = (place + 1) % sheet.PerPage) == 0) await page.WriteAsync("</section>");
        }

        await page.WriteAsync(place > 0 ? "</section></body></html>" : "</body></html>");
    }

    private string Label(ListedDevice d, int place)
    {
        var code = QrPath.Of(pageOf(d).AbsoluteUri);
        var (left, top) = (sheet.Left + (place % sheet.Columns * (sheet.LabelWidth + sheet.Gap)), sheet.Top + (place / sheet.Columns * sheet.LabelHeight));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <article style="left:{left:0.##}mm;top:{top:0.##}mm"><svg viewBox="0 0 {code.Modules} {code.Modules}" shape-rendering="crispEdges"><path d="{code.Path}"/></svg><p><b>{DeviceNumber.Of(d.Number)}</b><span>{Text(d.Name)}</span><i>{Text(d.Serial)}</i><i>{Text(siteName(d.SiteId))}</i></p></article>
            """);
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    // Sizes follow the label: its code is as high as it is, with the quiet zone a scanner needs around it.
    private string Style()
    {
        var (code, letter) = (Math.Min(sheet.LabelHeight, sheet.LabelWidth / 2) - 2, sheet.LabelHeight / 10);
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            @page{size:{{{sheet.Width}}}mm {{{sheet.Height}}}mm;margin:0}*{box-sizing:border-box}body{margin:0;font-family:system-ui,sans-serif;color:#000;background:#fff}
            section{position:relative;width:{{{sheet.Width}}}mm;height:{{{sheet.Height}}}mm;overflow:hidden;break-after:page}section:last-child{break-after:auto}
            article{position:absolute;display:flex;align-items:center;overflow:hidden;width:{{{sheet.LabelWidth}}}mm;height:{{{sheet.LabelHeight}}}mm}
            svg{flex:none;width:{{{code:0.##}}}mm;height:{{{code:0.##}}}mm;margin:1mm}
            p{display:flex;flex-direction:column;min-width:0;margin:0 1mm 0 0;font-size:{{{letter:0.##}}}mm;line-height:1.25}
            b{font-size:1.4em}span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;overflow-wrap:anywhere}
            i{font-style:normal;font-size:.85em;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
            @media screen{body{background:#ddd}section{margin:4mm auto;background:#fff}article{outline:.1mm dashed #bbb}}
            """);
    }
}
