import Journal
import Testing
