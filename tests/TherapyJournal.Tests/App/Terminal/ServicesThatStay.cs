using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>A command disposes of its services; these outlive it.</summary>
internal sealed class ServicesThatStay(ServiceProvider services) : IServiceProvider
{
    public object? GetService(Type serviceType) => services.GetService(serviceType);

    public ValueTask EndAsync() => services.DisposeAsync();
}
