namespace EduStream.LocalDapr.Invocation;

/// <summary>Sends a call to an instance of the app, again and to another one where the policy of the target says so.</summary>
internal sealed class Invoker(RuntimeServices services, ResiliencySet resiliency)
{
    private readonly InvocationTarget _targets = new(services);

    /// <param name="request">Builds the request for the chosen instance; called once per try.</param>
    /// <param name="repeatable">False when the body cannot be sent twice.</param>
    public async Task<HttpResponseMessage> SendAsync(Sidecar caller, string id, Func<Sidecar, HttpRequestMessage> request, bool repeatable, CancellationToken stop)
    {
        var policy = resiliency.ForApp(caller.AppId, id);
        for (var retry = 1; ; retry++)
        {
            var callee = _targets.Choose(caller, id);
            var delay = repeatable ? policy.Retry?.DelayBefore(retry, Random.Shared) : null;
            try
            {
                var response = await SendOnceAsync(callee, request(callee), policy.Timeout, stop);
                if (delay is null || response.IsSuccessStatusCode || !policy.Retry!.Covers((int)response.StatusCode)) { return response; }
                response.Dispose();
            }
            // The caller's own body could not be read: over the limit, most likely.
            catch (HttpRequestException e) when (e.InnerException is BadHttpRequestException unread) { throw new BadHttpRequestException(unread.Message, unread.StatusCode, e); }
            catch (HttpRequestException e) when (delay is null)
            {
                throw InvocationTarget.Failed(id, $"error invoking app channel: {e.InnerException?.Message ?? e.Message}");
            }
            catch (HttpRequestException) { /* tried again below */ }
            catch (TimeoutException e) when (delay is null) { throw InvocationTarget.Failed(id, e.Message); }
            catch (TimeoutException) { /* tried again below */ }
            await Task.Delay(delay!.Value, services.Clock, stop);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Sidecar callee, HttpRequestMessage request, TimeSpan? limit, CancellationToken stop)
    {
        using (request)
        {
            if (limit is null) { return await callee.Channel.SendAsync(request, stop); }
            // The limit is for the headers: a body may stream for as long as it likes.
            using var late = new CancellationTokenSource(limit.Value, services.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            try { return await callee.Channel.SendAsync(request, either.Token); }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                throw new TimeoutException("context deadline exceeded");
            }
        }
    }
}
