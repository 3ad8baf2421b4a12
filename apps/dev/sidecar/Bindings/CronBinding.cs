using System.Net;
using System.Net.Http.Headers;

namespace EduStream.LocalDapr.Bindings;

/// <summary>
/// One cron binding of one app instance: asks the app once whether it has the route (OPTIONS, answered with 2xx or 405) unless the component says that
/// it is an input, then posts at each time.
/// As in Dapr every instance of an app has a clock of its own, a time that passes while the app is down is not made up for, and times overlap when the app is slow.
/// </summary>
internal sealed class CronBinding(Component component, Sidecar sidecar)
{
    private readonly string _route = "/" + (component["route"] is { Length: > 0 } route ? route : component.Name).TrimStart('/');
    private readonly Schedule _schedule = Schedule.Parse(component["schedule"] ?? throw new InvalidOperationException($"The binding {component.Name} has no schedule."));
    private readonly bool _isDeclared = component["direction"]?.Split(',', StringSplitOptions.TrimEntries).Contains("input", StringComparer.OrdinalIgnoreCase) == true;
    private bool? _wanted;

    public async Task RunAsync(CancellationToken stop)
    {
        var clock = sidecar.Services.Clock;
        while (_schedule.After(clock.GetUtcNow(), clock.LocalTimeZone) is { } due)
        {
            await WaitUntilAsync(due, clock, stop);
            if (!sidecar.Monitor.IsUp)
            {
                _wanted = null;
                continue;
            }
            _ = TickAsync(clock.GetUtcNow(), stop);
        }
    }

    private static async Task WaitUntilAsync(DateTimeOffset due, TimeProvider clock, CancellationToken stop)
    {
        // A timer takes 49 days at most.
        for (var left = due - clock.GetUtcNow(); left > TimeSpan.Zero; left = due - clock.GetUtcNow())
        {
            await Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), clock, stop);
        }
    }

    private async Task TickAsync(DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            if (_wanted is null)
            {
                _wanted = _isDeclared || await SendAsync(HttpMethod.Options, null, stop) is HttpStatusCode.MethodNotAllowed or (>= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices);
                if (_wanted == false) { sidecar.Log.BindingNotWanted(sidecar.AppId, component.Name, _route); }
            }
            if (_wanted == true && await SendAsync(HttpMethod.Post, now, stop) is var status && (int)status is < 200 or >= 300)
            {
                sidecar.Log.BindingFailed(sidecar.AppId, component.Name, $"status code {(int)status}");
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* the runtime stops */ }
        catch (Exception e) when (e is HttpRequestException or IOException) { sidecar.Log.BindingFailed(sidecar.AppId, component.Name, e.Message); }
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, DateTimeOffset? now, CancellationToken stop)
    {
        using var request = sidecar.Channel.Request(method, _route);
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (now is { } time)
        {
            request.Headers.TryAddWithoutValidation("Readtimeutc", time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fffffff '+0000 UTC'", CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("Timezone", "Local");
            request.Headers.TryAddWithoutValidation("Traceparent", TraceHeaders.None);
        }
        using var response = await sidecar.Channel.SendAsync(request, stop);
        return response.StatusCode;
    }
}
