using EduStream.LocalDapr.Workflow.Instances;
using EduStream.LocalDapr.Workflow.Turns;
using Xunit;

namespace EduStream.Tests.Unit.Runtime.Workflow;

public sealed class InstanceCacheTests
{
    [Fact]
    public void Put_TooMany_DropsTheLeastRecentlyUsed()
    {
        var cache = new InstanceCache(mostInstances: 2);
        cache.Put(Of("a"));
        cache.Put(Of("b"));
        _ = cache.Find(Id("a"));
        cache.Put(Of("c"));
        Assert.NotNull(cache.Find(Id("a")));
        Assert.Null(cache.Find(Id("b")));
    }

    [Fact]
    public void Put_InstanceInATurn_Stays()
    {
        var cache = new InstanceCache(mostInstances: 1);
        var busy = Of("busy");
        busy.Turn = new Turn(busy);
        cache.Put(busy);
        cache.Put(Of("a"));
        cache.Put(Of("b"));
        Assert.NotNull(cache.Find(Id("busy")));
        Assert.Null(cache.Find(Id("a")));
    }

    [Fact]
    public void Reweigh_TooHeavy_DropsOthersAndRemembersTheWeight()
    {
        var cache = new InstanceCache(mostBytes: 100);
        var (old, heavy) = (Of("old"), Of("heavy"));
        cache.Put(old);
        cache.Put(heavy);
        cache.Reweigh(old, 50);
        cache.Reweigh(heavy, 60);
        Assert.Null(cache.Find(Id("old")));
        cache.Reweigh(heavy, 90);
        Assert.NotNull(cache.Find(Id("heavy")));
        cache.Put(Of("light"));
        Assert.NotNull(cache.Find(Id("heavy")));
    }

    [Fact]
    public void Put_SameIdAgain_Replaces()
    {
        var cache = new InstanceCache();
        cache.Put(Of("a"));
        var next = new Instance(Id("a"), 2);
        cache.Put(next);
        Assert.Same(next, cache.Find(Id("a")));
    }

    private static InstanceId Id(string id) => new("t", id);

    private static Instance Of(string id) => new(Id(id), 1);
}
