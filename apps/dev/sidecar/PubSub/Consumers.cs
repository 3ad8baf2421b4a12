using System.Collections.Concurrent;

namespace EduStream.LocalDapr.PubSub;

/// <summary>All groups of this process. Learns what an app subscribes to each time the app comes up.</summary>
internal sealed class Consumers : IAsyncDisposable
{
    private const string Limit = "maxConcurrentHandlers";
    private const int UsuallyAtOnce = 10;
    private static readonly TimeSpan MostForSubscribe = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, (string PubSub, string Topic, Lazy<GroupConsumer> Consumer)> _groups = [];
    private readonly ConcurrentDictionary<Sidecar, byte[]> _answers = [];
    private readonly RuntimeServices _services;
    private readonly Deliverer _deliverer;
    private readonly string[] _apps;

    public Consumers(RuntimeServices services, ResiliencySet resiliency)
    {
        _services = services;
        _apps = [.. services.Sidecars.Where(sidecar => sidecar.App.AppPort != 0).Select(sidecar => sidecar.AppId).Distinct().Where(MaySubscribe)];
        _deliverer = new Deliverer(services, resiliency, new Settlement(services, this, _apps));
    }

    /// <summary>The apps that can subscribe.</summary>
    public IReadOnlyCollection<string> Apps => _apps;

    /// <summary>Makes the groups of declared subscriptions, so that messages for them wait even before the app was ever up.</summary>
    public Task DeclareAsync() => _services.Database.WriteAsync(session =>
    {
        foreach (var app in _apps)
        {
            foreach (var subscription in Declared(app)) { GroupTable.Activate(session, subscription.PubSub, subscription.Topic, app); }
        }
    });

    /// <summary>Asks the app what it subscribes to. False when it cannot say yet.</summary>
    public async Task<bool> SubscribeAsync(Sidecar sidecar, CancellationToken stop)
    {
        if (await AskAsync(sidecar, stop) is not { } answer) { return false; }
        // Web servers close connections that stay idle; an app that says the same as before has most likely not even restarted.
        if (_answers.TryGetValue(sidecar, out var before) && before.AsSpan().SequenceEqual(answer)) { return true; }
        var programmatic = Read(sidecar, answer);
        // A topic that is declared and asked for is declared: that is how daprd decides.
        var subscriptions = Declared(sidecar.AppId).Concat(programmatic.Where(subscription => IsServed(sidecar, subscription)))
            .DistinctBy(subscription => (subscription.PubSub, subscription.Topic)).ToList();
        var now = _services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var groups = await _services.Database.WriteAsync(session => GroupTable.Subscribe(
            session, sidecar.AppId, subscriptions.Select(subscription => (subscription.PubSub, subscription.Topic)), _apps, now));
        sidecar.Subscriptions = subscriptions;
        foreach (var subscription in subscriptions.Where(subscription => subscription.NotServed is not null))
        {
            sidecar.Log.NotServed(sidecar.AppId, subscription.Topic, subscription.NotServed!);
        }
        foreach (var subscription in subscriptions) { Join(sidecar, subscription, groups[(subscription.PubSub, subscription.Topic)]); }
        foreach (var (id, group) in _groups)
        {
            if (!groups.ContainsValue(id) && group.Consumer.IsValueCreated) { group.Consumer.Value.SetMember(sidecar, null); }
        }
        _answers[sidecar] = answer;
        if (subscriptions.Count > 0) { sidecar.Log.Subscribed(sidecar.AppId, string.Join(", ", subscriptions.Select(subscription => subscription.Topic))); }
        return true;
    }

    public void Wake(string pubsub, string topic)
    {
        foreach (var group in _groups.Values)
        {
            if (group.PubSub == pubsub && group.Topic == topic) { group.Consumer.Value.Wake(); }
        }
    }

    public void WakeAll()
    {
        foreach (var group in _groups.Values) { group.Consumer.Value.Wake(); }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_groups.Values.Select(group => group.Consumer.Value.DisposeAsync().AsTask()));

    private void Join(Sidecar sidecar, Subscription subscription, long groupId)
    {
        var group = _groups.GetOrAdd(groupId, id => (subscription.PubSub, subscription.Topic, new Lazy<GroupConsumer>(() =>
        {
            var consumer = new GroupConsumer(id, _services, _deliverer);
            consumer.Start();
            return consumer;
        })));
        group.Consumer.Value.SetMember(sidecar, subscription, AtOnce(sidecar, subscription));
    }

    private int AtOnce(Sidecar sidecar, Subscription subscription) =>
        int.TryParse(_services.Resources.Find("pubsub", subscription.PubSub, sidecar.AppId)?[Limit], out var most) && most > 0 ? most : UsuallyAtOnce;

    private List<Subscription> Declared(string appId) =>
        [.. SubscriptionYaml.For(appId, _services.Resources.Documents).Where(subscription => _services.Resources.Find("pubsub", subscription.PubSub, appId) is not null)];

    private bool MaySubscribe(string appId) => _services.Resources.Components.Any(component => component.Is("pubsub") && component.VisibleTo(appId));

    private bool IsServed(Sidecar sidecar, Subscription subscription)
    {
        if (_services.Resources.Find("pubsub", subscription.PubSub, sidecar.AppId) is not null && subscription.Topic.Length > 0) { return true; }
        sidecar.Log.UnknownPubSub(sidecar.AppId, subscription.Topic, subscription.PubSub);
        return false;
    }

    /// <summary>The body of <c>/dapr/subscribe</c>, empty for an app without topics; null when the app cannot say yet.</summary>
    private static async Task<byte[]?> AskAsync(Sidecar sidecar, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(MostForSubscribe);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            // What an app answers about actors is of no use here, but an app may wait to be asked.
            using (await GetAsync(sidecar, "/dapr/config", either.Token)) { }
            using var response = await GetAsync(sidecar, "/dapr/subscribe", either.Token);
            var status = (int)response.StatusCode;
            if (status >= 500) { return null; }
            return status == 200 ? await response.Content.ReadAsByteArrayAsync(either.Token) : [];
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested)) { return null; }
    }

    private static async Task<HttpResponseMessage> GetAsync(Sidecar sidecar, string path, CancellationToken stop)
    {
        using var request = sidecar.Channel.Request(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("dapr-app-id", sidecar.AppId);
        request.Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/json") } };
        return await sidecar.Channel.SendAsync(request, stop);
    }

    private static IReadOnlyList<Subscription> Read(Sidecar sidecar, byte[] answer)
    {
        try { return SubscriptionJson.Read(answer); }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            sidecar.Log.UnreadableSubscriptions(sidecar.AppId, e.Message);
            return [];
        }
    }
}
